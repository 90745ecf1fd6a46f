import Model
import Printing

/// Texts of authors on a page. Identifiers of definitions in them become links.
struct SiteText {
  let links: SiteLinks
  let page: Page
  let language: String

  /// Running text.
  func html(_ text: String) -> HTML {
    var html = HTML()
    var text = text
    text.withUTF8 { add($0, to: &html) }
    return html
  }

  /// The text in the standard's language, or in the one it has, and then marked so.
  func html(_ text: Text) -> HTML {
    if let own = text[language] { return html(own) }
    let entry = text.entries[0]
    return "<span lang=\"\(entry.language)\" dir=\"auto\">\(html(entry.text))</span>"
  }

  func markdown(_ text: Text) -> HTML {
    if let own = text[language] { return markdown(own) }
    let entry = text.entries[0]
    return "<div lang=\"\(entry.language)\" dir=\"auto\">\n\(markdown(entry.text))</div>\n"
  }

  func markdown(_ text: String) -> HTML {
    Markdown(text: { utf8, html in add(utf8, to: &html) }, link: { target in address(target) }).html(text)
  }

  /// Where a link in Markdown leads: to the web, or to the definition it names. Other targets would lead nowhere.
  private func address(_ target: String) -> String? {
    if let address = HTML.webAddress(target) { return address }
    return links.subject(called: target).map { page.root + links.path(of: $0) }
  }

  /// Adds text with a link in place of each identifier, such as `CD.COM.16`, that is not the page's own.
  private func add(_ utf8: UnsafeBufferPointer<UInt8>, to html: inout HTML) {
    var bytes: [UInt8] = []
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
      guard let subject = links.subject(id: id), links.path(of: subject) != page.path else { continue }
      HTML.escape(UnsafeBufferPointer(rebasing: utf8[start..<first]), to: &bytes)
      html += HTML(rendered: bytes)
      bytes.removeAll(keepingCapacity: true)
      html += "<a class=\"ref\" href=\"\(page.root)\(links.path(of: subject))\">\(id)</a>"
      start = end
    }
    HTML.escape(UnsafeBufferPointer(rebasing: utf8[start...]), to: &bytes)
    html += HTML(rendered: bytes)
  }
}

extension UInt8 {
  fileprivate var isUpperCase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isInIdentifier: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}

extension HTML {
  /// A title or an address, linked when it is an address of the web.
  static func source(_ text: String) -> HTML {
    guard let address = HTML.webAddress(text) else { return HTML(text: text) }
    return "<a href=\"\(address)\">\(text)</a>"
  }

  /// A name, linked when there is an address for it.
  static func link(_ name: String, to address: String?) -> HTML {
    guard let address = address.flatMap(HTML.webAddress) else { return HTML(text: name) }
    return "<a href=\"\(address)\">\(name)</a>"
  }

  static func list(_ items: [HTML], class name: String = "plain") -> HTML {
    if items.isEmpty { return HTML() }
    var html: HTML = "<ul class=\"\(name)\">\n"
    for item in items { html += "<li>\(item)</li>\n" }
    html += "</ul>\n"
    return html
  }

  /// A description list of facts.
  static func facts(_ facts: [(HTML, HTML)]) -> HTML {
    if facts.isEmpty { return HTML() }
    var html: HTML = "<dl class=\"facts\">\n"
    for (name, fact) in facts { html += "<div><dt>\(name)</dt><dd>\(fact)</dd></div>\n" }
    html += "</dl>\n"
    return html
  }

  static func joined(_ items: [HTML], by separator: HTML) -> HTML {
    var html = HTML()
    for (index, item) in items.enumerated() {
      if index > 0 { html += separator }
      html += item
    }
    return html
  }
}
