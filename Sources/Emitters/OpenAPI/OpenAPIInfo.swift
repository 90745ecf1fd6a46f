import Model

extension OpenAPICollection {
  /// What a document is about: the standard, or the module that is an interface.
  func info(of interface: Interface?) -> Draft {
    let metadata = standard.metadata
    let title = metadata.label?.plain ?? metadata.name
    let module = interface.map { standard[$0.module] }
    let about: Draft.Member =
      if let module {
        .about(module.summary, nil)
      } else {
        .about(metadata.summary, metadata.description)
      }
    let publisher = standard.publisher.map { publisher in
      Draft.object(present: ("name", .string(publisher.name)), ("url", text(publisher.url)))
    }
    return .object(
      members(
        ("title", .string(module.map { title + ": " + $0.title.plain } ?? title)),
        ("version", .string(standard.version))) + [about]
        + members(("contact", publisher), ("license", standard.licence.map { .object([.licence($0)]) }))
        + identity(metadata) + members(("x-dci-interface", text(module?.name))))
  }
}
