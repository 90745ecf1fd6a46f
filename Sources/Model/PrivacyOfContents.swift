/// The highest privacy class that each object holds at any depth.
package struct PrivacyOfContents: Sendable {
  private var classes: [Privacy?]

  package init(_ standard: Standard) {
    classes = standard.dataObjects.map { $0.attributes.compactMap(\.privacy).max() }
    // Each round carries classes one level up; the depth of nesting, not the number of objects, bounds the rounds.
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (index, object) in standard.dataObjects.enumerated() {
        for attribute in object.attributes {
          for link in attribute.type.objects {
            guard let held = classes[link.index], classes[index].map({ $0 < held }) ?? true else { continue }
            classes[index] = held
            hasChanged = true
          }
        }
      }
    }
  }

  /// Nil when nothing in it has a class.
  package subscript(object: Link<DataObject>) -> Privacy? { classes[object.index] }
}

extension AttributeType {
  /// The objects and messages that it can hold.
  package var objects: [Link<DataObject>] {
    switch self {
    case .object(let link): [link]
    case .choice(let choice): choice.cases.flatMap(\.type.objects)
    case .data, .code, .parameter: []
    }
  }
}
