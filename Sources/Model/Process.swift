package import Source

/// A business process: who exchanges what with whom, step by step, and why.
package struct Process: Sendable {
  package let metadata: Metadata
  package let purpose: Text
  /// Where it belongs on the delivery chain: places in `Standard.deliveryChain`, in that order.
  package let deliveryChain: [Int]
  package let actors: [Actor]
  /// What sets it off.
  package let triggers: [Text]
  package let assumptions: [Text]
  package let preconditions: [Text]
  package let inputs: [Text]
  package let steps: [Step]
  package let outputs: [Text]
  /// Other ways to the same end.
  package let alternatives: [Branch]
  /// What can go wrong, and what happens then.
  package let exceptions: [Branch]
  package let decisions: [Decision]
  /// Key performance indicators.
  package let indicators: [Measure]
  package let serviceLevels: [Measure]
  /// Processes on which it builds: places in `Standard.processes`.
  package let uses: [Link<Process>]
  /// The business rules that it observes.
  package let rules: [Link<BusinessRule>]

  package init(
    metadata: Metadata, purpose: Text, deliveryChain: [Int], actors: [Actor], triggers: [Text], assumptions: [Text],
    preconditions: [Text], inputs: [Text], steps: [Step], outputs: [Text], alternatives: [Branch],
    exceptions: [Branch], decisions: [Decision], indicators: [Measure], serviceLevels: [Measure],
    uses: [Link<Process>], rules: [Link<BusinessRule>]
  ) {
    self.metadata = metadata
    self.purpose = purpose
    self.deliveryChain = deliveryChain
    self.actors = actors
    self.triggers = triggers
    self.assumptions = assumptions
    self.preconditions = preconditions
    self.inputs = inputs
    self.steps = steps
    self.outputs = outputs
    self.alternatives = alternatives
    self.exceptions = exceptions
    self.decisions = decisions
    self.indicators = indicators
    self.serviceLevels = serviceLevels
    self.uses = uses
    self.rules = rules
  }

  /// Why a step shares data and what allows it: its own grounds, or those of the request that it answers.
  package func grounds(of step: Step) -> (purpose: Text?, legalBasis: LegalBasis?) {
    guard let answered = step.answers else { return (step.purpose, step.legalBasis) }
    let request = grounds(of: steps[answered])
    return (step.purpose ?? request.purpose, step.legalBasis ?? request.legalBasis)
  }

  package struct Actor: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable { case person, organisation, system }

    /// The key by which steps refer to the actor.
    package let key: String
    package let name: Text
    package let kind: Kind
    package let summary: Text?

    package init(key: String, name: Text, kind: Kind, summary: Text?) {
      self.key = key
      self.name = name
      self.kind = kind
      self.summary = summary
    }
  }

  package struct Step: Sendable {
    /// The name by which branches and other steps refer to it, e.g. `verify-identity`.
    package let key: String
    /// From 1.
    package let number: Int
    /// Places in `actors`.
    package let from: Int
    package let to: Int
    package let summary: Text
    /// The endpoint that `from` calls; nil when the step uses no interface, or is the answer to an earlier request.
    package let endpoint: Link<Endpoint>?
    /// The place in `steps` of the earlier step whose request this one answers: in the response to the same call when
    /// `endpoint` is nil, by calling back otherwise.
    package let answers: Int?
    package let shares: [Share]
    /// Why the data are shared.
    package let purpose: Text?
    package let legalBasis: LegalBasis?
    /// What the exchange looks like: places in `Standard.examples`.
    package let examples: [Int]
    /// How often it is done again: "every week".
    package let repeats: Text?
    package let origin: Origin

    package init(
      key: String, number: Int, from: Int, to: Int, summary: Text, endpoint: Link<Endpoint>?, answers: Int?,
      shares: [Share], purpose: Text?, legalBasis: LegalBasis?, examples: [Int], repeats: Text?, origin: Origin
    ) {
      self.key = key
      self.number = number
      self.from = from
      self.to = to
      self.summary = summary
      self.endpoint = endpoint
      self.answers = answers
      self.shares = shares
      self.purpose = purpose
      self.legalBasis = legalBasis
      self.examples = examples
      self.repeats = repeats
      self.origin = origin
    }

    /// Whether something passes from one actor to another through the interface, or as named data.
    package var isExchange: Bool { from != to && (endpoint != nil || answers != nil || !shares.isEmpty) }
  }

  /// The object or message that a step shares, and which of its attributes; none listed means all.
  package struct Share: Hashable, Sendable {
    package let object: Link<DataObject>
    package let attributes: [String]

    package init(object: Link<DataObject>, attributes: [String]) {
      self.object = object
      self.attributes = attributes
    }
  }

  /// What allows an exchange of personal data.
  package struct LegalBasis: Hashable, Sendable {
    /// The grounds that data protection laws know, as in Article 6 of the GDPR and the Data Privacy Vocabulary.
    package enum Kind: String, Sendable, CaseIterable {
      case consent, contract
      case legalObligation = "legal_obligation"
      case vitalInterest = "vital_interest"
      case publicTask = "public_task"
      case legitimateInterest = "legitimate_interest"
    }

    package let kind: Kind
    /// The law or agreement, or how consent is given.
    package let summary: Text

    package init(kind: Kind, summary: Text) {
      self.kind = kind
      self.summary = summary
    }
  }

  /// A question on whose answer the way depends.
  package struct Decision: Sendable {
    /// The place in `steps` at which it is asked; nil when it may be at any.
    package let step: Int?
    package let question: Text
    /// What happens then; nil when the process just goes on.
    package let yes: Text?
    package let no: Text?

    package init(step: Int?, question: Text, yes: Text?, no: Text?) {
      self.step = step
      self.question = question
      self.yes = yes
      self.no = no
    }
  }

  /// Another way that the process may take.
  package struct Branch: Sendable {
    /// The place in `steps` at which it leaves; nil when it may at any.
    package let step: Int?
    package let when: Text
    package let then: Text
    /// The endpoint that is called then.
    package let endpoint: Link<Endpoint>?

    package init(step: Int?, when: Text, then: Text, endpoint: Link<Endpoint>?) {
      self.step = step
      self.when = when
      self.then = then
      self.endpoint = endpoint
    }
  }
}
