import Model
import Naming
import Printing

// An object with a choice is `oneOf` its forms. Each form is the whole object with one code as the only value of the
// deciding attribute, which is required: two forms never have a code in common, so no instance fits two of them.

extension OpenAPICollection {
  func addChoice(
    of link: Link<DataObject>, _ decided: Attribute, _ choice: Choice, head: [Draft.Member],
    to schemas: inout [OpenAPIPart]
  ) {
    let directory = standard[choice.directory]
    var forms: [OpenAPIPart] = []
    var mapping: [Draft.Member] = []
    for (name, option) in zip(names.variants(of: link, choice, in: directory), choice.cases) {
      forms.append(
        .schema(
          name,
          form(
            of: link, "with `\(choice.discriminator)` set to `\(option.code)`",
            choice.discriminator, settled(option.code, of: choice.directory),
            decided.name, schema(option.type, option.cardinality))))
      mapping.append(.part(option.code, .address(.schema(name))))
    }
    if let codes = remainingCodes(of: choice, in: directory) {
      let name = names.otherVariant(of: link)
      forms.append(
        .schema(
          name,
          form(
            of: link, "with a `\(choice.discriminator)` for which the standard settles no form",
            choice.discriminator, codes, decided.name, .inline([]))))
      let cases = Set(choice.cases.map(\.code))
      for code in directory.codes where !cases.contains(code.value) {
        mapping.append(.part(code.value, .address(.schema(name))))
      }
    }
    let union = members(
      ("oneOf", .array(forms.map { .reference($0.component, beside: []) })),
      ("discriminator", ["propertyName": .string(choice.discriminator), "mapping": .object(mapping)]))
    schemas.append(.schema(names[link], .object(head + union + exampleMember(of: link))))
    schemas += forms
  }

  private func form(
    of link: Link<DataObject>, _ description: String, _ deciding: String, _ codes: [Draft.Member], _ decided: String,
    _ type: Schema
  ) -> Draft {
    let object = standard[link]
    let head = members(
      ("description", .string("\(object.metadata.name) \(description).")),
      ("x-dci-form-of", .name(.schema(names[link]))))
    return .object(
      head
        + structure(of: object) { attribute in
          guard attribute.name == deciding || attribute.name == decided else { return property(attribute) }
          // A default would be wrong in all forms but one.
          let annotations = annotations(attribute, hasDefault: false)
          return (attribute.name == deciding ? .inline(codes) : type).annotated(annotations)
        })
  }

  /// What the deciding attribute holds when it holds none of the cases; nil when the cases are all there is.
  private func remainingCodes(of choice: Choice, in directory: CodeDirectory) -> [Draft.Member]? {
    if directory.isExtensible || directory.codes.isEmpty {
      return members(
        ("type", "string"), ("pattern", directory.external?.pattern.map(anchored)),
        ("not", ["enum": .array(choice.cases.map { .string($0.code) })]))
    }
    let cases = Set(choice.cases.map(\.code))
    let others = directory.codes.filter { !cases.contains($0.value) }
    return others.isEmpty ? nil : enumeration(others.map(\.value), of: choice.directory)
  }
}
