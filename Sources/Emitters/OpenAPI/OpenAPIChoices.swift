import Model
import Naming
import Printing

// An object with a choice is `oneOf` its forms. Each form is the whole object with one code as the only value of the
// deciding attribute, which is required: two forms never have a code in common, so no instance fits two of them.

extension OpenAPIDocument {
  func addChoice(
    of link: Link<DataObject>, _ decided: Attribute, _ choice: Choice, head: [JSON.Member],
    to schemas: inout [JSON.Member]
  ) {
    let directory = standard[choice.directory]
    var forms: [JSON.Member] = []
    var mapping: [JSON.Member] = []
    for (name, option) in zip(names.variants(of: link, choice, in: directory), choice.cases) {
      forms.append(
        JSON.Member(
          name,
          form(
            of: link, "with `\(choice.discriminator)` set to `\(option.code)`",
            choice.discriminator, enumeration([option.code], of: choice.directory),
            decided.name, schema(option.type, option.cardinality))))
      mapping.append(JSON.Member(option.code, .string(Schema.pointer(to: name))))
    }
    if let codes = remainingCodes(of: choice, in: directory) {
      let name = names.otherVariant(of: link)
      forms.append(
        JSON.Member(
          name,
          form(
            of: link, "with a `\(choice.discriminator)` for which the standard settles no form",
            choice.discriminator, codes, decided.name, .inline([]))))
      let cases = Set(choice.cases.map(\.code))
      for code in directory.codes where !cases.contains(code.value) {
        mapping.append(JSON.Member(code.value, .string(Schema.pointer(to: name))))
      }
    }
    let union = members(
      ("oneOf", .array(forms.map { Schema.reference($0.key).json })),
      ("discriminator", ["propertyName": .string(choice.discriminator), "mapping": .object(mapping)]))
    schemas.append(JSON.Member(names[link], .object(head + union + exampleMember(of: link))))
    schemas += forms
  }

  private func form(
    of link: Link<DataObject>, _ description: String, _ deciding: String, _ codes: [JSON.Member], _ decided: String,
    _ type: Schema
  ) -> JSON {
    let object = standard[link]
    let head = members(
      ("description", .string("\(object.metadata.name) \(description).")), ("x-dci-form-of", .string(names[link])))
    return .object(
      head
        + structure(of: object) { attribute in
          guard attribute.name == deciding || attribute.name == decided else { return property(attribute) }
          // A default would be wrong in all forms but one.
          let annotations = annotations(attribute).filter { $0.key != "default" }
          return (attribute.name == deciding ? .inline(codes) : type).annotated(annotations)
        })
  }

  /// What the deciding attribute holds when it holds none of the cases; nil when the cases are all there is.
  private func remainingCodes(of choice: Choice, in directory: CodeDirectory) -> [JSON.Member]? {
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
