package import Printing

/// A value that shows what an object, a message or a whole exchange looks like. It is valid against the model.
package final class Example: Sendable {
  package enum Subject: Hashable, Sendable {
    /// A bare object or message.
    case instance(Link<DataObject>)
    /// The whole body of a request to an endpoint.
    case request(Link<Endpoint>)
    /// The whole body of a successful response of an endpoint.
    case response(Link<Endpoint>)
  }

  package let metadata: Metadata
  package let subject: Subject
  package let value: JSON

  package init(metadata: Metadata, subject: Subject, value: JSON) {
    self.metadata = metadata
    self.subject = subject
    self.value = value
  }
}
