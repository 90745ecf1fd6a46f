/// One operation of the API.
package final class Endpoint: Sendable {
  package enum Method: String, Sendable, CaseIterable {
    case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"
  }

  package enum Exchange: String, Sendable, CaseIterable {
    /// Acknowledged at once; the answer comes to the requester's callback endpoint.
    case async
    /// Answered in the HTTP response.
    case sync
    /// The answer to an earlier asynchronous request.
    case callback
    /// Sent without a request, to somebody who subscribed.
    case push
  }

  package let metadata: Metadata
  package let method: Method
  /// Begins with `/`.
  package let path: String
  package let exchange: Exchange
  /// The value of the header's `action` attribute in requests and, for synchronous answers, in responses.
  package let action: String?
  package let responseAction: String?
  package let request: Payload?
  package let response: Payload?
  /// For asynchronous endpoints, the endpoint of the requester to which the answer goes.
  package let callback: Link<Endpoint>?
  /// Any one of these is enough; empty means that the endpoint is open to everyone.
  package let security: [Link<SecurityScheme>]
  /// In the order of their status codes.
  package let errors: [ErrorResponse]
  /// The message of a multipart form through which the request may be sent as a file.
  package let upload: Link<DataObject>?
  /// At most one for each location, in the order of `Parameters.Location`.
  package let parameters: [Parameters]
  /// The message whose attributes are headers of the answer.
  package let answerHeaders: Link<DataObject>?
  /// The HTTP status of success, 200 to 299.
  package let success: Int
  package let service: Service

  package init(
    metadata: Metadata, method: Method, path: String, exchange: Exchange, action: String?, responseAction: String?,
    request: Payload?, response: Payload?, callback: Link<Endpoint>?, security: [Link<SecurityScheme>],
    errors: [ErrorResponse], upload: Link<DataObject>?, parameters: [Parameters] = [],
    answerHeaders: Link<DataObject>? = nil, success: Int = 200, service: Service = .plain
  ) {
    self.metadata = metadata
    self.method = method
    self.path = path
    self.exchange = exchange
    self.action = action
    self.responseAction = responseAction
    self.request = request
    self.response = response
    self.callback = callback
    self.security = security
    self.errors = errors
    self.upload = upload
    self.parameters = parameters
    self.answerHeaders = answerHeaders
    self.success = success
    self.service = service
  }
}

/// What a request or response body holds: a message, in an envelope or bare.
package struct Payload: Hashable, Sendable {
  package let message: Link<DataObject>
  package let wrapping: Wrapping?

  /// The envelope and the header that go around a message.
  package struct Wrapping: Hashable, Sendable {
    package let envelope: Link<DataObject>
    package let header: Link<DataObject>

    package init(envelope: Link<DataObject>, header: Link<DataObject>) {
      self.envelope = envelope
      self.header = header
    }
  }

  package init(message: Link<DataObject>, wrapping: Wrapping?) {
    self.message = message
    self.wrapping = wrapping
  }
}

package struct ErrorResponse: Hashable, Sendable {
  /// HTTP status, 400 to 599.
  package let status: Int
  package let message: Link<DataObject>
  package let summary: Text?

  package init(status: Int, message: Link<DataObject>, summary: Text?) {
    self.status = status
    self.message = message
    self.summary = summary
  }
}

/// A way in which callers prove who they are.
package struct SecurityScheme: Sendable {
  package enum Method: Hashable, Sendable {
    /// An `Authorization` header, e.g. `bearer` with format `JWT`.
    case http(scheme: String, bearerFormat: String?)
    case apiKey(parameter: String, location: String)
    case oauth2ClientCredentials(tokenURL: String, scopes: [Scope])
    case openIDConnect(url: String)
  }

  package struct Scope: Hashable, Sendable {
    package let name: String
    package let summary: Text

    package init(name: String, summary: Text) {
      self.name = name
      self.summary = summary
    }
  }

  package let metadata: Metadata
  package let method: Method

  package init(metadata: Metadata, method: Method) {
    self.metadata = metadata
    self.method = method
  }
}
