package import Model
package import Printing

/// One definition, resolved, as JSON for programs. The keys are those of the definition language where it has them.
package struct DefinitionJSON {
  private let standard: Standard

  package init(_ standard: Standard) { self.standard = standard }

  /// A line of a listing.
  package func line(_ entry: Entry) -> JSON {
    let it = entry.metadata
    return [
      "kind": .string(entry.kind), "id": .string(it.id), "name": .string(it.name), "summary": .string(it.summary.plain),
      "module": .string(standard[it.module].name), "path": .string(it.origin.path),
      "line": .integer(it.origin.position.line),
    ]
  }

  package func value(_ entry: Entry) -> JSON {
    let it = entry.metadata
    let head: [(String, JSON?)] = [
      ("kind", .string(entry.kind)), ("id", .string(it.id)), ("name", .string(it.name)),
      ("label", it.label.map(text)), ("summary", text(it.summary)), ("description", it.description.map(text)),
      ("status", .string(it.status.rawValue)), ("since", it.since.map(JSON.string)),
      ("deprecated", it.deprecation.map(deprecation)), ("source", list(it.sources.map(JSON.string))),
      ("notes", list(it.notes.map(text))), ("deviations", list(it.deviations.map(deviation))),
      ("unused", it.unused.map(text)), ("module", .string(standard[it.module].name)), ("iri", .string(it.iri)),
      ("path", .string(it.origin.path)), ("line", .integer(it.origin.position.line)),
    ]
    return .object((head + body(entry)).compactMap { key, value in value.map { JSON.Member(key, $0) } })
  }

  private func body(_ entry: Entry) -> [(String, JSON?)] {
    switch entry.target {
    case .dataType(let link):
      let type = standard[link]
      return [
        ("extends", type.parent.map { reference(standard[$0].metadata) }), ("base", .string(type.primitive.rawValue)),
        ("pattern", type.pattern.map(JSON.string)), ("format", type.format.map { .string($0.rawValue) }),
        ("min_length", type.minimumLength.map(JSON.integer)), ("max_length", type.maximumLength.map(JSON.integer)),
        ("minimum", type.minimum.map(JSON.number)), ("maximum", type.maximum.map(JSON.number)),
        ("samples", list(type.samples.map(JSON.string))),
      ]
    case .codeDirectory(let link): return directory(standard[link])
    case .object(let link):
      let object = standard[link]
      return [
        ("extends", object.parent.map { reference(standard[$0].metadata) }),
        ("attributes", .array(object.attributes.map(attribute))),
      ]
    case .endpoint(let link): return endpoint(standard[link])
    case .securityScheme(let link): return [("method", securityMethod(standard[link].method))]
    case .process(let link): return process(standard[link])
    case .rule(let link): return rule(standard[link])
    case .crosswalk(let link): return crosswalk(standard[link])
    case .example(let index):
      let example = standard.examples[index]
      return [
        subject(example.subject), ("violates", list(example.violates.map { reference(standard[$0].metadata) })),
        ("value", example.value),
      ]
    }
  }

  private func directory(_ directory: CodeDirectory) -> [(String, JSON?)] {
    let external = directory.external.map { it in
      JSON.object(
        present: ("title", .string(it.title)), ("url", it.url.map(JSON.string)),
        ("pattern", it.pattern.map(JSON.string)))
    }
    let codes = directory.codes.map { code in
      JSON.object(
        present: ("code", .string(code.value)), ("name", code.name.map(JSON.string)), ("label", text(code.label)),
        ("definition", code.definition.map(text)), ("deprecated", code.deprecation.map(deprecation)),
        ("iri", .string(code.iri)), ("columns", code.columnValues(of: directory).map(JSON.object)))
    }
    let columns = directory.columns.map { column in
      JSON.object(
        present: ("name", .string(column.name)), ("label", column.label.map(text)), ("summary", text(column.summary)),
        ("codes", column.codes.map { reference(standard[$0].metadata) }), ("iri", .string(column.iri)))
    }
    return [
      ("extensible", .bool(directory.isExtensible)), ("external", external),
      ("columns", columns.isEmpty ? nil : .array(columns)), ("codes", .array(codes)),
    ]
  }

  private func attribute(_ it: Attribute) -> JSON {
    .object(
      present: ("name", .string(it.name)), ("label", it.label.map(text)), ("type", type(it.type)),
      ("cardinality", .string(it.cardinality.description)), ("summary", text(it.summary)),
      ("description", it.description.map(text)), ("privacy", it.privacy.map { .string($0.rawValue) }),
      ("default", it.defaultValue), ("iri", .string(it.iri)),
      ("declared_by", reference(standard[it.declaredBy].metadata)), ("deprecated", it.deprecation.map(deprecation)))
  }

  private func type(_ type: AttributeType) -> JSON {
    switch type {
    case .data(let link): reference(standard[link].metadata)
    case .code(let link): reference(standard[link].metadata)
    case .object(let link): reference(standard[link].metadata)
    case .choice(let choice):
      [
        "by": .string(choice.discriminator),
        "cases": .object(
          choice.cases.map { option in
            JSON.Member(
              option.code, ["type": self.type(option.type), "cardinality": .string(option.cardinality.description)])
          }),
      ]
    case .parameter(let part): ["parameter": .string(part.rawValue)]
    }
  }

  private func endpoint(_ it: Endpoint) -> [(String, JSON?)] {
    [
      ("method", .string(it.method.rawValue)), ("path", .string(it.path)), ("exchange", .string(it.exchange.rawValue)),
      ("action", it.action.map(JSON.string)), ("response_action", it.responseAction.map(JSON.string)),
      ("request", it.request.map(payload)), ("response", it.response.map(payload)),
      ("callback", it.callback.map { reference(standard[$0].metadata) }),
      ("security", .array(it.security.map { reference(standard[$0].metadata) })),
      ("upload", it.upload.map { reference(standard[$0].metadata) }),
      (
        "parameters",
        it.parameters.isEmpty
          ? nil
          : .object(it.parameters.map { .init($0.location.rawValue, reference(standard[$0.message].metadata)) })
      ),
      ("answer_headers", it.answerHeaders.map { reference(standard[$0].metadata) }),
      ("success", it.success == 200 ? nil : .integer(it.success)),
    ] + service(it.service) + [
      (
        "errors",
        list(it.errors.map { ["status": .integer($0.status), "message": reference(standard[$0.message].metadata)] })
      )
    ]
  }

  private func service(_ it: Service) -> [(String, JSON?)] {
    let limits = JSON.object(
      present: ("requests_per_hour", it.limits.requestsPerHour.map(JSON.integer)),
      ("burst_per_second", it.limits.burstPerSecond.map(JSON.integer)), ("batch", it.limits.batch.map(JSON.integer)))
    let delivery = it.delivery.map { it in
      JSON.object(
        present: ("signature", .string(it.signature)), ("timeout", .string(it.timeout)),
        ("retries", list(it.retries.map(JSON.string))), ("disable_after", it.disableAfter.map(JSON.integer)))
    }
    return [
      ("scopes", list(it.scopes.map(JSON.string))), ("limits", it.limits == .init() ? nil : limits),
      ("service_levels", list(it.levels.map { measure($0, "what") })),
      ("idempotency_key", it.idempotencyKey.map(JSON.string)),
      ("audit", it.audit.map { reference(standard[$0].metadata) }), ("delivery", delivery),
    ]
  }

  private func measure(_ it: Measure, _ key: String) -> JSON {
    .object(present: (key, text(it.name)), ("target", it.target.map(JSON.string)))
  }

  private func rule(_ it: BusinessRule) -> [(String, JSON?)] {
    let parameters = it.parameters.map { parameter in
      JSON.Member(
        parameter.name,
        [
          "type": reference(standard[parameter.type].metadata), "default": parameter.defaultValue,
          "summary": text(parameter.summary),
        ])
    }
    return [
      ("on", reference(standard[it.subject].metadata)), ("parameters", parameters.isEmpty ? nil : .object(parameters)),
      ("when", it.conditionText.map(JSON.string)), ("holds", .string(it.requirementText)),
      ("at", it.blamed.map { .string($0.joined(separator: ".")) }), ("message", text(it.message)),
    ]
  }

  private func crosswalk(_ it: Crosswalk) -> [(String, JSON?)] {
    let maps = it.maps.map { map in
      JSON.Member(
        map.source,
        .object(
          present: ("match", .string(map.match?.rawValue ?? "none")), ("to", list(map.targets.map(JSON.string))),
          ("note", map.note.map(text))))
    }
    let unmatched = it.unmatched.map { JSON.Member($0.target, text($0.reason)) }
    return [
      ("from", side(it.from)), ("to", side(it.to)), ("maps", .object(maps)),
      ("unmatched", unmatched.isEmpty ? nil : .object(unmatched)),
    ]
  }

  private func side(_ side: Crosswalk.Side) -> JSON {
    switch side {
    case .directory(let link): reference(standard[link].metadata)
    case .object(let link): reference(standard[link].metadata)
    case .external(let title, let url):
      .object(present: ("external", .string(title)), ("url", url.map(JSON.string)))
    }
  }

  private func payload(_ it: Payload) -> JSON {
    .object(
      present: ("message", reference(standard[it.message].metadata)),
      ("envelope", it.wrapping.map { reference(standard[$0.envelope].metadata) }),
      ("header", it.wrapping.map { reference(standard[$0.header].metadata) }))
  }

  private func securityMethod(_ method: SecurityScheme.Method) -> JSON {
    switch method {
    case .http(let scheme, let format):
      .object(present: ("type", "http"), ("scheme", .string(scheme)), ("bearer_format", format.map(JSON.string)))
    case .apiKey(let parameter, let location):
      ["type": "api_key", "parameter": .string(parameter), "in": .string(location)]
    case .oauth2ClientCredentials(let url, let scopes):
      [
        "type": "oauth2", "token_url": .string(url),
        "scopes": .object(scopes.map { JSON.Member($0.name, text($0.summary)) }),
      ]
    case .openIDConnect(let url): ["type": "openid", "url": .string(url)]
    }
  }

  private func process(_ it: Process) -> [(String, JSON?)] {
    let actors = it.actors.map { actor in
      JSON.Member(actor.key, ["name": text(actor.name), "kind": .string(actor.kind.rawValue)])
    }
    let phases = it.deliveryChain.map { JSON.string(standard.deliveryChain[$0].key) }
    return [
      ("purpose", text(it.purpose)), ("delivery_chain", list(phases)), ("actors", .object(actors)),
      ("triggers", list(it.triggers.map(text))), ("assumptions", list(it.assumptions.map(text))),
      ("preconditions", list(it.preconditions.map(text))),
      ("inputs", list(it.inputs.map(text))),
      ("steps", .object(it.steps.map { JSON.Member($0.key, step($0, of: it)) })),
      ("outputs", list(it.outputs.map(text))), ("alternatives", list(it.alternatives.map { branch($0, of: it) })),
      ("exceptions", list(it.exceptions.map { branch($0, of: it) })),
      ("decisions", list(it.decisions.map { decision($0, of: it) })),
      ("kpis", list(it.indicators.map { measure($0, "name") })),
      ("service_levels", list(it.serviceLevels.map { measure($0, "what") })),
      ("uses", list(it.uses.map { reference(standard[$0].metadata) })),
      ("rules", list(it.rules.map { reference(standard[$0].metadata) })),
    ]
  }

  private func step(_ step: Process.Step, of process: Process) -> JSON {
    let shares = step.shares.map { share -> JSON in
      [
        "object": reference(standard[share.object].metadata),
        "attributes": .array(share.attributes.map(JSON.string)),
      ]
    }
    let basis = step.legalBasis.map { it -> JSON in
      ["kind": .string(it.kind.rawValue), "summary": text(it.summary)]
    }
    return .object(
      present: ("number", .integer(step.number)), ("from", .string(process.actors[step.from].key)),
      ("to", .string(process.actors[step.to].key)), ("summary", text(step.summary)),
      ("endpoint", step.endpoint.map { reference(standard[$0].metadata) }),
      ("answers", step.answers.map { .string(process.steps[$0].key) }), ("shares", list(shares)),
      ("purpose", step.purpose.map(text)), ("legal_basis", basis), ("repeats", step.repeats.map(text)),
      ("examples", list(step.examples.map { reference(standard.examples[$0].metadata) })))
  }

  private func decision(_ it: Process.Decision, of process: Process) -> JSON {
    .object(
      present: ("at", it.step.map { .string(process.steps[$0].key) }), ("question", text(it.question)),
      ("yes", it.yes.map(text)), ("no", it.no.map(text)))
  }

  private func branch(_ it: Process.Branch, of process: Process) -> JSON {
    .object(
      present: ("at", it.step.map { .string(process.steps[$0].key) }), ("when", text(it.when)), ("then", text(it.then)),
      ("endpoint", it.endpoint.map { reference(standard[$0].metadata) }))
  }

  private func subject(_ subject: Example.Subject) -> (String, JSON?) {
    switch subject {
    case .instance(let link): ("of", reference(standard[link].metadata))
    case .request(let link): ("request", reference(standard[link].metadata))
    case .response(let link): ("response", reference(standard[link].metadata))
    }
  }

  private func reference(_ metadata: Metadata) -> JSON { .string(metadata.reference) }

  /// An empty list says nothing and is left out.
  private func list(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .array(values) }

  /// A text in one language is a string, in several a map from tag to text.
  private func text(_ text: Text) -> JSON {
    text.entries.count == 1
      ? .string(text.plain) : .object(text.entries.map { JSON.Member($0.language, .string($0.text)) })
  }

  private func deprecation(_ it: Deprecation) -> JSON {
    .object(
      present: ("since", it.since.map(JSON.string)), ("use", it.use.map(JSON.string)), ("reason", it.reason.map(text)))
  }

  private func deviation(_ it: Deviation) -> JSON {
    .object(
      present: ("of", it.of.map(JSON.string)), ("published", .string(it.published)), ("here", .string(it.here)),
      ("reason", text(it.reason)))
  }
}

extension Code {
  fileprivate func columnValues(of directory: CodeDirectory) -> [JSON.Member]? {
    let members = zip(directory.columns, columns).compactMap { column, value in
      value.map { JSON.Member(column.name, .string($0)) }
    }
    return members.isEmpty ? nil : members
  }
}
