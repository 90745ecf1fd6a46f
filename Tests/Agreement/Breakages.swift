import Model
import Printing

/// Ways to break one constraint of a valid instance. What comes out may break others too, or none: the oracle picks.
struct Breakages {
  let maker: Maker

  private var standard: Standard { maker.standard }

  /// The broken instances that have just one fault, at the place and of the kind of the constraint; at most four.
  func instances(breaking constraint: Constraint, of valid: [JSON]) -> [JSON] {
    var found: [JSON] = []
    for base in valid {
      for candidate in candidates(constraint, base) where !found.contains(candidate) {
        if found.count == 4 { return found }
        if shows(constraint, candidate) { found.append(candidate) }
      }
      // One instance is enough when it can be broken in several ways.
      if found.count > 1 { return found }
    }
    return found
  }

  /// Whether the constraint is all that an instance breaks.
  private func shows(_ constraint: Constraint, _ instance: JSON) -> Bool {
    let faults = maker.oracle.faults(of: instance, as: constraint.subject)
    guard let first = faults.first else { return false }
    let place = constraint.attribute.map { "/" + $0 } ?? ""
    switch constraint.kind {
    case .chosenForm, .encryptedForm:
      // Another form has several faults at once, but all of them in the value.
      return faults.allSatisfy { $0.pointer.hasPrefix(place) } && !faults.allSatisfy { $0.code == "unknown-attribute" }
    case .action: return faults.count == 1 && first.pointer == place + "/action"
    case .presence: return faults.count == 1 && first.pointer == "" && first.code == "missing-attribute"
    case .knownAttributes: return faults.count == 1 && first.code == "unknown-attribute"
    case .linkedDataType: return faults.count == 1 && first.code == "wrong-type"
    case .notNull: return faults.count == 1 && first.pointer == place && first.code == "empty-value"
    case .minimumCount, .maximumCount:
      return faults.count == 1 && first.pointer == place && first.code == "wrong-count"
    case .pattern: return isOne(faults, below: place, saying: "does not match the pattern")
    case .minimumLength, .minimum: return isOne(faults, below: place, saying: "at least")
    case .maximumLength, .maximum: return isOne(faults, below: place, saying: "at most")
    case .format, .calendarDate, .instant: return isOne(faults, below: place, saying: "", code: "invalid-value")
    case .listedCode, .codePattern, .codeNotLabel:
      return isOne(faults, below: place, saying: "", code: "unknown-code")
    case .single, .list, .valueType, .wholeNumber:
      return faults.count == 1 && first.pointer.hasPrefix(place)
        && !["unknown-attribute", "broken-rule"].contains(first.code)
    case .rule: preconditionFailure("rules are broken by `RuleBreakages`")
    }
  }

  /// Of several constraints on a single value, the words of the message tell which one is broken.
  private func isOne(
    _ faults: [Oracle.Fault], below place: String, saying words: String, code: String = "invalid-value"
  ) -> Bool {
    faults.count == 1 && faults[0].pointer.hasPrefix(place) && faults[0].code == code
      && (words.isEmpty || faults[0].message.contains(words))
  }

  private func candidates(_ constraint: Constraint, _ base: JSON) -> [JSON] {
    switch constraint.kind {
    case .knownAttributes: return [base.setting("attribute_of_a_later_version", "x")]
    case .linkedDataType:
      let name = maker.object(of: constraint.subject).map { JSON.string($0.metadata.name) } ?? .null
      return ["NoSuchType", ["https://example.org/NoSuchType"], [name, 5]].map { base.setting("@type", $0) }
    case .rule: preconditionFailure("rules are broken by `RuleBreakages`")
    default: break
    }
    guard let name = constraint.attribute, let object = maker.object(of: constraint.subject),
      let attribute = object.attribute(named: name)
    else { preconditionFailure("a constraint on an attribute names one that the object has") }
    func with(_ values: [JSON]) -> [JSON] { values.map { base.setting(name, $0) } }
    let present = base[name] ?? maker.values(of: attribute, selected: nil).first
    // In a list, one wrong value among good ones.
    func eachWrong(_ values: [JSON]) -> [JSON] {
      guard attribute.cardinality.isList else { return with(values) }
      return with(values.map { .array([$0] + (present?.items ?? []).dropFirst()) })
    }

    let single = attribute.cardinality.isList ? present?.items?.first : present
    switch constraint.kind {
    case .knownAttributes, .linkedDataType, .rule: return []
    case .presence: return [base.setting(name, nil)]
    case .notNull: return with([.null])
    case .single: return present.map { with([[$0]]) } ?? []
    case .list: return single.map { with([$0]) } ?? []
    case .minimumCount(let least):
      return (0..<least).reversed().flatMap { count in single.map { with([repeated($0, count)]) } ?? [] }
    case .maximumCount(let most): return single.map { with([repeated($0, most + 1)]) } ?? []
    // Arrays are for the constraints on the number of values, fractions for whole numbers.
    case .valueType(let other): return eachWrong(values(of: other, for: attribute))
    case .wholeNumber: return eachWrong([1.5, 2.5, 10.5, 1999.5].map(number))
    case .calendarDate: return eachWrong(["2026-02-30", "2026-2-3", "16.02.2026", "2026-02-16T10:30:00Z"])
    case .instant:
      return eachWrong(["2026-02-16", "2026-02-16T10:30:00", "2026-02-30T10:30:00Z", "2026-02-16T25:00:00Z"])
    case .format(let format): return eachWrong(malformed(format))
    case .pattern: return eachWrong(texts(around: single?.string ?? ""))
    case .minimumLength, .maximumLength: return eachWrong(lengths(of: attribute, single?.string ?? "a"))
    case .minimum, .maximum: return eachWrong(beyond(attribute))
    case .listedCode, .codePattern: return eachWrong(["no such code", "", "~", "no-such-code"])
    case .codeNotLabel: return eachWrong(labels(attribute))
    case .chosenForm(let code): return otherForms(of: attribute, object, than: code, base)
    case .action: return otherActions(base, header: name, constraint.subject)
    case .encryptedForm: return otherEncryption(base, object, constraint.subject)
    }
  }

  private func repeated(_ value: JSON, _ count: Int) -> JSON { .array(Array(repeating: value, count: count)) }

  private func number(_ value: Double) -> JSON { JSON.number(from: String(value)) ?? .null }

  private func values(of other: Constraint.OtherValue, for attribute: Attribute) -> [JSON] {
    switch other {
    case .text: ["text"]
    case .number: [7, number(1.5)]
    case .boolean: [true, false]
    case .object: [["key": "value"]]
    case .lookalike:
      if case .data(let link) = attribute.type, standard[link].primitive == .boolean {
        ["true", "false"]
      } else {
        ["7"]
      }
    case .null: [.null]
    case .array: [[], maker.singles(of: attribute.type).first.map { [$0] } ?? []]
    }
  }

  private func malformed(_ format: Format) -> [JSON] {
    switch format {
    case .uri: ["no uri", "/relative/path", "http://example.org/with blank"]
    case .email: ["no at sign", "two@at@example.org", "@example.org"]
    case .byte, .binary: []
    }
  }

  /// Texts that a pattern may refuse, from the most likely mistake to the wildest.
  private func texts(around text: String) -> [JSON] {
    [
      " " + text, text + " ", text + "!", "x" + text, text.uppercased(), text.lowercased(), String(text.dropLast()), "",
      "~",
    ]
    .map { .string($0) }
  }

  private func lengths(of attribute: Attribute, _ text: String) -> [JSON] {
    guard case .data(let link) = attribute.type else { return [] }
    let type = standard[link]
    func sized(_ count: Int) -> [JSON] {
      guard count >= 0 else { return [] }
      let filled = String(text.unicodeScalars.prefix(count).map(Character.init))
      let last = text.unicodeScalars.last.map(String.init) ?? "a"
      let long = filled + String(repeating: last, count: max(0, count - filled.unicodeScalars.count))
      return [
        .string(long), .string(String(repeating: "a", count: count)), .string(String(repeating: "7", count: count)),
      ]
    }
    return [type.minimumLength.map { $0 - 1 }, type.maximumLength.map { $0 + 1 }].compactMap(\.self).flatMap(sized)
  }

  private func beyond(_ attribute: Attribute) -> [JSON] {
    guard case .data(let link) = attribute.type else { return [] }
    let type = standard[link]
    let below = type.minimum.flatMap(Double.init).map { [$0 - 1, $0 - 0.5, $0 - 1000] } ?? []
    let above = type.maximum.flatMap(Double.init).map { [$0 + 1, $0 + 0.5, $0 + 1000] } ?? []
    return (below + above).map { value in
      value == value.rounded() ? .integer(Int(value)) : number(value)
    }
  }

  private func labels(_ attribute: Attribute) -> [JSON] {
    guard case .code(let link) = attribute.type else { return [] }
    // A target may know the labels of present codes only.
    let codes = standard[link].codes.filter { $0.deprecation != nil } + standard[link].codes
    return codes.flatMap { code in code.label.entries.map { .string($0.text) } }
  }

  // MARK: What depends on something else

  /// Values of the other forms, and what fits no form, beneath the code of this one.
  private func otherForms(of attribute: Attribute, _ object: DataObject, than code: String, _ base: JSON) -> [JSON] {
    guard case .choice(let choice) = attribute.type else { return [] }
    let others = choice.cases.filter { $0.code != code }.flatMap {
      maker.values(of: attribute, selected: $0).prefix(1)
    }
    let selected = base.setting(choice.discriminator, .string(code))
    return (others + ["text", 7, ["key": "value"], [["key": "value"]]]).map { selected.setting(attribute.name, $0) }
  }

  private func otherActions(_ base: JSON, header name: String, _ subject: Example.Subject) -> [JSON] {
    guard let header = base[name], let current = header["action"] else { return [] }
    let codes = standard.endpoints.flatMap { [$0.action, $0.responseAction] }.compactMap(\.self) + ["later-action"]
    return codes.map { JSON.string($0) }.filter { $0 != current }.map {
      base.setting(name, header.setting("action", $0))
    }
  }

  private func otherEncryption(_ base: JSON, _ object: DataObject, _ subject: Example.Subject) -> [JSON] {
    guard let roles = object.envelope, let encryption = roles.encryption, let header = base[roles.header] else {
      return []
    }
    let encrypted = maker.least(of: .instance(encryption.message))
    return [
      base.setting(roles.header, header.setting(encryption.flag, true)),
      encrypted.map { base.setting(roles.message, $0) },
    ].compactMap(\.self)
  }
}
