/// A business process: who exchanges what with whom, step by step, and why.
package struct Process: Sendable {
  package let metadata: Metadata
  package let purpose: Text
  package let actors: [Actor]
  package let assumptions: [Text]
  package let preconditions: [Text]
  package let inputs: [Text]
  package let steps: [Step]
  package let outputs: [Text]
  package let exceptions: [Text]

  package init(
    metadata: Metadata, purpose: Text, actors: [Actor], assumptions: [Text], preconditions: [Text], inputs: [Text],
    steps: [Step], outputs: [Text], exceptions: [Text]
  ) {
    self.metadata = metadata
    self.purpose = purpose
    self.actors = actors
    self.assumptions = assumptions
    self.preconditions = preconditions
    self.inputs = inputs
    self.steps = steps
    self.outputs = outputs
    self.exceptions = exceptions
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

  package struct Step: Hashable, Sendable {
    /// From 1.
    package let number: Int
    /// Places in `actors`.
    package let from: Int
    package let to: Int
    package let summary: Text
    package let endpoint: Link<Endpoint>?
    package let shares: [Share]
    /// Why the data are shared.
    package let purpose: Text?

    package init(
      number: Int, from: Int, to: Int, summary: Text, endpoint: Link<Endpoint>?, shares: [Share], purpose: Text?
    ) {
      self.number = number
      self.from = from
      self.to = to
      self.summary = summary
      self.endpoint = endpoint
      self.shares = shares
      self.purpose = purpose
    }
  }

  /// The object that a step shares, and which of its attributes; none listed means all.
  package struct Share: Hashable, Sendable {
    package let object: Link<DataObject>
    package let attributes: [String]

    package init(object: Link<DataObject>, attributes: [String]) {
      self.object = object
      self.attributes = attributes
    }
  }
}
