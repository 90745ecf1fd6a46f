extension SwiftSupport {
  static let endpoint = #"""
    /// One operation of the API with the types of its bodies, so that one function can call them all:
    ///
    ///     func call<Request: Encodable, Response: Decodable>(
    ///       _ endpoint: Endpoint<Request, Response>, _ body: Request
    ///     ) async throws -> Response
    ///
    /// `Never` stands for a body that there is not.
    public struct Endpoint<Request: Codable & Sendable, Response: Codable & Sendable>: Hashable, Sendable {
      public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
      }

      public enum Exchange: String, Sendable {
        /// Acknowledged at once; the answer comes to the requester's callback endpoint.
        case async
        /// Answered in the response.
        case sync
        /// The answer to an earlier asynchronous request.
        case callback
        /// Sent without a request, to somebody who subscribed.
        case push
      }

      /// The identifier in the standard.
      public let id: String
      public let method: Method
      /// Below the address of the server; begins with `/`.
      public let path: String
      public let exchange: Exchange
      /// The `action` in the header of a request; nil when the standard sets none.
      public let action: String?
      /// The `action` in the header of a response; nil when the standard sets none.
      public let responseAction: String?

      package init(
        id: String, method: Method, path: String, exchange: Exchange, action: String? = nil, responseAction: String? = nil
      ) {
        self.id = id
        self.method = method
        self.path = path
        self.exchange = exchange
        self.action = action
        self.responseAction = responseAction
      }
    }

    extension Endpoint where Request: Validatable {
      /// What is wrong with a request, its action included.
      public func validate(
        request: Request, with context: ValidationContext = ValidationContext()
      ) -> [ValidationFault] {
        var validation = Validation(context, action: action)
        request.validate(into: &validation)
        return validation.faults
      }
    }

    extension Endpoint where Response: Validatable {
      /// What is wrong with a response, its action included.
      public func validate(
        response: Response, with context: ValidationContext = ValidationContext()
      ) -> [ValidationFault] {
        var validation = Validation(context, action: responseAction)
        response.validate(into: &validation)
        return validation.faults
      }
    }
    """#
}
