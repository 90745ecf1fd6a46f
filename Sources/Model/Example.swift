package import Printing

/// A value that shows what an object, a message or a whole exchange looks like. Its shape is valid against the model.
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
  /// The business rules that it breaks, and is there to show; it keeps all others.
  package let violates: [Link<BusinessRule>]

  package init(metadata: Metadata, subject: Subject, value: JSON, violates: [Link<BusinessRule>] = []) {
    self.metadata = metadata
    self.subject = subject
    self.value = value
    self.violates = violates
  }
}
