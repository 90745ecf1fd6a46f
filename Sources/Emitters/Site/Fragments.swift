import Printing

/// Small pieces of HTML that occur on many pages.
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
    var html = HTML(capacity: items.reduce(48) { $0 + $1.bytes.count + 16 })
    html += "<ul class=\"\(name)\">\n"
    for item in items {
      html += "<li>"
      html += item
      html += "</li>\n"
    }
    html += "</ul>\n"
    return html
  }

  /// A description list of facts.
  static func facts(_ facts: [(HTML, HTML)]) -> HTML {
    if facts.isEmpty { return HTML() }
    var html = HTML(capacity: facts.reduce(48) { $0 + $1.0.bytes.count + $1.1.bytes.count + 40 })
    html += "<dl class=\"facts\">\n"
    for (name, fact) in facts {
      html += "<div><dt>"
      html += name
      html += "</dt><dd>"
      html += fact
      html += "</dd></div>\n"
    }
    html += "</dl>\n"
    return html
  }

  static func joined(_ items: [HTML], by separator: HTML) -> HTML {
    var html = HTML(capacity: items.reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
    for (index, item) in items.enumerated() {
      if index > 0 { html += separator }
      html += item
    }
    return html
  }
}
