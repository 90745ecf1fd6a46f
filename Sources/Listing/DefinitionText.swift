package import Model
import Printing

/// One definition, resolved, as plain text for people: what `dcic show` prints and the golden files hold.
package struct DefinitionText {
  private let standard: Standard
  private var printer = CodePrinter()

  package init(_ standard: Standard) { self.standard = standard }

  package func text(_ entry: Entry) -> String {
    var copy = self
    copy.print(entry)
    return copy.printer.text
  }

  private mutating func print(_ entry: Entry) {
    head(entry)
    switch entry.target {
    case .dataType(let link): dataType(standard[link])
    case .codeDirectory(let link): codeDirectory(standard[link])
    case .object(let link): object(standard[link], link)
    case .endpoint(let link): endpoint(standard[link])
    case .securityScheme(let link): securityScheme(standard[link])
    case .process(let link): process(standard[link])
    case .rule(let link): rule(standard[link])
    case .crosswalk(let link): crosswalk(standard[link])
    case .example(let index): example(standard.examples[index])
    }
  }

  private mutating func head(_ entry: Entry) {
    let it = entry.metadata
    printer.line("\(entry.kind) \(it.reference)")
    printer.line("  \(it.summary.plain)")
    fact("module", standard[it.module].name)
    fact("iri", it.iri)
    for translation in it.label?.entries ?? [] { fact("label \(translation.language)", translation.text) }
    if it.status != .published { fact("status", it.status.rawValue) }
    fact("since", it.since)
    if let deprecation = it.deprecation { fact("deprecated", deprecated(deprecation)) }
    fact("description", it.description?.plain)
    for note in it.notes { fact("note", note.plain) }
    for deviation in it.deviations {
      fact(
        "deviation",
        "\(deviation.of.map { $0 + ": " } ?? "")published \(deviation.published), here \(deviation.here): \(deviation.reason.plain)"
      )
    }
    fact("unused", it.unused?.plain)
    fact("defined in", "\(it.origin.path):\(it.origin.position.line)")
  }

  private mutating func dataType(_ type: DataType) {
    fact("extends", type.parent.map { standard[$0].metadata.reference })
    fact("base", type.primitive.rawValue)
    fact("pattern", type.pattern)
    fact("format", type.format?.rawValue)
    fact("length", range(type.minimumLength.map(String.init), type.maximumLength.map(String.init)))
    fact("range", range(type.minimum, type.maximum))
    for sample in type.samples { fact("sample", sample) }
  }

  private mutating func codeDirectory(_ directory: CodeDirectory) {
    fact("codes", directory.isExtensible ? "open: further codes may be added" : "closed")
    if let external = directory.external {
      fact("external", external.title + (external.pattern.map { ", codes match `\($0)`" } ?? ""))
    }
    for column in directory.columns {
      let codes = column.codes.map { "  (\(standard[$0].metadata.reference))" } ?? ""
      fact("column", "\(column.name)\(codes)  \(column.summary.plain)")
    }
    for code in directory.codes {
      let labels = code.label.entries.map(\.text).joined(separator: " / ")
      printer.line("  \(code.value)  \(labels)\(code.definition.map { " – " + $0.plain } ?? "")")
      for (column, value) in zip(directory.columns, code.columns) {
        if let value { printer.line("    \(column.name): \(value)") }
      }
      if let deprecation = code.deprecation { printer.line("    deprecated: \(deprecated(deprecation))") }
    }
  }

  private mutating func object(_ object: DataObject, _ link: Link<DataObject>) {
    fact("extends", object.parent.map { standard[$0].metadata.reference })
    if let envelope = object.envelope {
      fact("envelope", "header in `\(envelope.header)`, message in `\(envelope.message)`")
      if let encryption = envelope.encryption {
        fact("encrypted", "as \(standard[encryption.message].metadata.reference) when `\(encryption.flag)` is true")
      }
    }
    for attribute in object.attributes {
      let origin =
        attribute.declaredBy == link
        ? ""
        : attribute.isOverride && attribute.origin.span.file == object.metadata.origin.span.file
          ? "  (narrows \(standard[attribute.declaredBy].metadata.reference))"
          : "  (from \(standard[attribute.declaredBy].metadata.reference))"
      printer.line("  \(attribute.name)  \(attribute.cardinality)  \(name(attribute.type))\(origin)")
      printer.line("    \(attribute.summary.plain)")
      if let privacy = attribute.privacy { printer.line("    privacy: \(privacy.rawValue)") }
      if case .choice(let choice) = attribute.type {
        for option in choice.cases {
          printer.line("    \(choice.discriminator) = \(option.code): \(name(option.type)) \(option.cardinality)")
        }
      }
      if let value = attribute.defaultValue { printer.line("    default: \(value.compactText)") }
      if let deprecation = attribute.deprecation { printer.line("    deprecated: \(deprecated(deprecation))") }
      printer.line("    <\(attribute.iri)>")
    }
  }

  private func name(_ type: AttributeType) -> String {
    switch type {
    case .data(let link): standard[link].metadata.reference
    case .code(let link): standard[link].metadata.reference
    case .object(let link): standard[link].metadata.reference
    case .choice(let choice): "decided by \(choice.discriminator)"
    case .parameter(let part): "the \(part.rawValue) of the endpoint"
    }
  }

  private mutating func endpoint(_ endpoint: Endpoint) {
    fact("operation", "\(endpoint.method.rawValue) \(endpoint.path)")
    fact("exchange", endpoint.exchange.rawValue)
    fact("action", endpoint.action)
    fact("request", endpoint.request.map(payload))
    fact("response", endpoint.response.map(payload))
    fact("response action", endpoint.responseAction)
    fact("callback", endpoint.callback.map { standard[$0].metadata.reference })
    fact(
      "security",
      endpoint.security.isEmpty
        ? "none" : endpoint.security.map { standard[$0].metadata.reference }.joined(separator: " or "))
    fact("upload", endpoint.upload.map { standard[$0].metadata.reference })
    for group in endpoint.parameters {
      fact("\(group.location.rawValue) parameters", standard[group.message].metadata.reference)
    }
    fact("headers of the answer", endpoint.answerHeaders.map { standard[$0].metadata.reference })
    if endpoint.success != 200 { fact("success", String(endpoint.success)) }
    service(endpoint.service)
    for error in endpoint.errors { fact("error \(error.status)", standard[error.message].metadata.reference) }
  }

  private mutating func service(_ service: Service) {
    for scope in service.scopes { fact("scope", scope) }
    fact("limit", service.limits.requestsPerHour.map { "\($0) requests an hour" })
    fact("limit", service.limits.burstPerSecond.map { "\($0) requests a second" })
    fact("limit", service.limits.batch.map { "\($0) items a request" })
    for level in service.levels { fact("service level", measure(level)) }
    fact("idempotency key", service.idempotencyKey)
    fact("audit", service.audit.map { standard[$0].metadata.reference })
    if let delivery = service.delivery {
      fact("delivery", "signed in \(delivery.signature), timeout \(delivery.timeout)")
      fact("retries", delivery.retries.isEmpty ? nil : delivery.retries.joined(separator: ", "))
      fact("disabled after", delivery.disableAfter.map { "\($0) failures" })
    }
  }

  private func measure(_ measure: Measure) -> String {
    measure.name.plain + (measure.target.map { ": \($0)" } ?? "")
  }

  private mutating func rule(_ rule: BusinessRule) {
    fact("on", standard[rule.subject].metadata.reference)
    for parameter in rule.parameters {
      fact(
        "parameter \(parameter.name)",
        "\(standard[parameter.type].metadata.reference), \(parameter.defaultValue.compactText): \(parameter.summary.plain)"
      )
    }
    fact("when", rule.conditionText)
    fact("holds", rule.requirementText)
    fact("at", rule.blamed?.joined(separator: "."))
    for entry in rule.message.entries { fact("message \(entry.language)", entry.text) }
  }

  private mutating func crosswalk(_ crosswalk: Crosswalk) {
    fact("from", side(crosswalk.from))
    fact("to", side(crosswalk.to))
    for map in crosswalk.maps {
      let targets = map.targets.isEmpty ? "" : " " + map.targets.joined(separator: ", ")
      let note = map.note.map { ": \($0.plain)" } ?? ""
      printer.line("  \(map.source)  \(map.match?.rawValue ?? "none")\(targets)\(note)")
    }
    for entry in crosswalk.unmatched { printer.line("  unmatched \(entry.target): \(entry.reason.plain)") }
  }

  private func side(_ side: Crosswalk.Side) -> String {
    switch side {
    case .directory(let link): standard[link].metadata.reference
    case .object(let link): standard[link].metadata.reference
    case .external(let title, let url): title + (url.map { " (\($0))" } ?? "")
    }
  }

  private func payload(_ payload: Payload) -> String {
    let message = standard[payload.message].metadata.reference
    guard let wrapping = payload.wrapping else { return message }
    return
      "\(message) in \(standard[wrapping.envelope].metadata.reference) with \(standard[wrapping.header].metadata.reference)"
  }

  private mutating func securityScheme(_ scheme: SecurityScheme) {
    switch scheme.method {
    case .http(let scheme, let format): fact("http", scheme + (format.map { " (\($0))" } ?? ""))
    case .apiKey(let parameter, let location): fact("key", "\(parameter) in \(location)")
    case .oauth2ClientCredentials(let url, let scopes):
      fact("oauth2", url)
      for scope in scopes { fact("scope \(scope.name)", scope.summary.plain) }
    case .openIDConnect(let url): fact("openid", url)
    }
  }

  private mutating func process(_ process: Process) {
    fact("purpose", process.purpose.plain)
    for phase in process.deliveryChain { fact("phase", standard.deliveryChain[phase].label.plain) }
    for actor in process.actors { fact("actor \(actor.key)", "\(actor.name.plain) (\(actor.kind.rawValue))") }
    for text in process.triggers { fact("trigger", text.plain) }
    for text in process.assumptions { fact("assumes", text.plain) }
    for text in process.preconditions { fact("precondition", text.plain) }
    for text in process.inputs { fact("input", text.plain) }
    for step in process.steps {
      let (from, to) = (process.actors[step.from].name.plain, process.actors[step.to].name.plain)
      printer.line("  \(step.number). \(step.key): \(from) → \(to)")
      printer.line("    \(step.summary.plain)")
      if let answered = step.answers { printer.line("    answers \(process.steps[answered].key)") }
      if let endpoint = step.endpoint { printer.line("    calls \(standard[endpoint].metadata.reference)") }
      for share in step.shares {
        let attributes = share.attributes.isEmpty ? "" : ": " + share.attributes.joined(separator: ", ")
        printer.line("    shares \(standard[share.object].metadata.reference)\(attributes)")
      }
      if let purpose = step.purpose { printer.line("    purpose: \(purpose.plain)") }
      if let basis = step.legalBasis { printer.line("    legal basis: \(basis.kind.rawValue): \(basis.summary.plain)") }
      if let repeats = step.repeats { printer.line("    repeats: \(repeats.plain)") }
      for example in step.examples { printer.line("    example: \(standard.examples[example].metadata.reference)") }
    }
    for text in process.outputs { fact("output", text.plain) }
    for branch in process.alternatives { fact("alternative", text(branch, of: process)) }
    for branch in process.exceptions { fact("exception", text(branch, of: process)) }
    for decision in process.decisions {
      let place = decision.step.map { "at \(process.steps[$0].key): " } ?? ""
      let yes = decision.yes.map { " Yes: \($0.plain)" } ?? ""
      let no = decision.no.map { " No: \($0.plain)" } ?? ""
      fact("decision", "\(place)\(decision.question.plain)\(yes)\(no)")
    }
    for indicator in process.indicators { fact("indicator", measure(indicator)) }
    for level in process.serviceLevels { fact("service level", measure(level)) }
    for link in process.uses { fact("uses", standard[link].metadata.reference) }
    for link in process.rules { fact("rule", standard[link].metadata.reference) }
  }

  private func text(_ branch: Process.Branch, of process: Process) -> String {
    let place = branch.step.map { "at \(process.steps[$0].key): " } ?? ""
    let call = branch.endpoint.map { " (calls \(standard[$0].metadata.reference))" } ?? ""
    return "\(place)\(branch.when.plain) \(branch.then.plain)\(call)"
  }

  private mutating func example(_ example: Example) {
    switch example.subject {
    case .instance(let link): fact("of", standard[link].metadata.reference)
    case .request(let link): fact("request of", standard[link].metadata.reference)
    case .response(let link): fact("response of", standard[link].metadata.reference)
    }
    for rule in example.violates { fact("violates", standard[rule].metadata.reference) }
    printer.indented { $0.lines(String(example.value.text.dropLast())) }
  }

  private mutating func fact(_ name: String, _ value: String?) {
    if let value { printer.line("  \(name): \(value)") }
  }

  private func range(_ minimum: String?, _ maximum: String?) -> String? {
    minimum == nil && maximum == nil ? nil : "\(minimum ?? "")..\(maximum ?? "")"
  }

  private func deprecated(_ it: Deprecation) -> String {
    [it.since.map { "since \($0)" }, it.use.map { "use \($0)" }, it.reason?.plain].compactMap(\.self)
      .joined(separator: ", ")
  }
}
