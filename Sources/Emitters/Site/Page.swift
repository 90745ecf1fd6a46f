import Model
import Naming
import Printing

/// A page: links from it to others, and the texts of authors on it. A class, since all that makes up the page holds it.
final class Page {
  /// Below `docs/`.
  let path: String
  /// Leads from the page's folder to `docs/`: `../../`, or nothing.
  let root: String
  private let standard: Standard
  private let links: SiteLinks

  init(path: String, _ standard: Standard, _ links: SiteLinks) {
    self.path = path
    self.standard = standard
    self.links = links
    let depth = path.utf8.reduce(into: 0) { count, byte in if byte == UInt8(ascii: "/") { count += 1 } }
    root = String(repeating: "../", count: depth)
  }
}

// MARK: - Links

extension Page {
  func link(to subject: Subject) -> HTML { links.link(to: subject, root: root) }
  func link(to object: Link<DataObject>) -> HTML { link(to: .object(object)) }
  func link(to endpoint: Link<Endpoint>) -> HTML { link(to: .endpoint(endpoint)) }
  func link(to process: Link<Process>) -> HTML { link(to: .process(process)) }

  func link(to module: Link<Module>) -> HTML {
    "<a href=\"\(root)\(links.path(of: module))\">\(standard.modules[module.index].title.plain)</a>"
  }

  /// A link to one attribute of an object, on that object's page.
  func link(to attribute: String, of object: Link<DataObject>) -> HTML {
    let path = links.path(of: .object(object))
    let target = path == self.path ? "" : root + path
    return "<a href=\"\(target)#\(SiteNaming.attributeAnchor(attribute))\"><code>\(attribute)</code></a>"
  }
}

// MARK: - Texts

/// Identifiers of definitions in texts become links.
extension Page {
  /// Running text.
  func html(_ text: String) -> HTML {
    var html = HTML()
    add(text, to: &html)
    return html
  }

  /// The text in the standard's language, or in the one it has, and then marked so.
  func html(_ text: Text) -> HTML {
    if let own = text[standard.language] { return html(own) }
    let entry = text.entries[0]
    return "<span lang=\"\(entry.language)\" dir=\"auto\">\(html(entry.text))</span>"
  }

  func markdown(_ text: Text) -> HTML {
    if let own = text[standard.language] { return markdown(own) }
    let entry = text.entries[0]
    return "<div lang=\"\(entry.language)\" dir=\"auto\">\n\(markdown(entry.text))</div>\n"
  }

  func markdown(_ text: String) -> HTML {
    Markdown(text: { utf8, html in self.add(utf8, to: &html) }, link: { target in self.address(target) }).html(text)
  }

  /// Where a link in Markdown leads: to the web, or to the definition it names. Other targets would lead nowhere.
  private func address(_ target: String) -> String? {
    if let address = HTML.webAddress(target) { return address }
    return links.subject(called: target).map { root + links.path(of: $0) }
  }

  /// Adds running text.
  func add(_ text: String, to html: inout HTML) {
    var text = text
    text.withUTF8 { add($0, to: &html) }
  }

  /// Adds text with a link in place of each identifier, such as `CD.COM.16`, that is not the page's own.
  private func add(_ utf8: UnsafeBufferPointer<UInt8>, to html: inout HTML) {
    // Every identifier has a digit, few texts do.
    guard utf8.contains(where: \.isDigit) else { return html.text(utf8) }
    var start = 0
    var index = 0
    while index < utf8.count {
      guard utf8[index].isUpperCase else {
        // A word that begins otherwise is no identifier, and neither is its end.
        while index < utf8.count, utf8[index].isInIdentifier { index += 1 }
        index += utf8.count > index ? 1 : 0
        continue
      }
      let first = index
      var hasDot = false
      var hasDigit = false
      while index < utf8.count, utf8[index].isInIdentifier {
        hasDot = hasDot || utf8[index] == UInt8(ascii: ".")
        hasDigit = hasDigit || utf8[index].isDigit
        index += 1
      }
      guard hasDot, hasDigit else { continue }
      var end = index
      while utf8[end - 1] == UInt8(ascii: ".") || utf8[end - 1] == UInt8(ascii: "-") { end -= 1 }
      let id = String(decoding: utf8[first..<end], as: UTF8.self)
      guard let subject = links.subject(id: id), links.path(of: subject) != path else { continue }
      html.text(UnsafeBufferPointer(rebasing: utf8[start..<first]))
      html += "<a href=\"\(root)\(links.path(of: subject))\">\(id)</a>"
      start = end
    }
    html.text(UnsafeBufferPointer(rebasing: utf8[start...]))
  }
}

extension UInt8 {
  fileprivate var isUpperCase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  fileprivate var isInIdentifier: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
