import Model
import Naming
import Printing

// Responses of calls that fail.

extension OpenAPICollection {
  func errorResponse(_ error: ErrorResponse) -> Draft {
    guard let shared = sharedErrors[names.error(error)], shared.summary == error.summary else {
      return response(to: error)
    }
    return .reference(component(error), beside: [])
  }

  /// In the order of status and message.
  var errorResponses: [OpenAPIPart] {
    sharedErrors.values
      .sorted { ($0.status, $0.message.index) < ($1.status, $1.message.index) }
      .map { OpenAPIPart(component: component($0), draft: response(to: $0)) }
  }

  private func component(_ error: ErrorResponse) -> OpenAPIComponent {
    OpenAPIComponent(kind: .responses, name: names.error(error))
  }

  private func response(to error: ErrorResponse) -> Draft {
    let message = standard[error.message].metadata
    let code = errorCodes[error.message]
    let codes = code?.codes(with: error.status, in: standard) ?? []
    var description = (error.summary ?? message.summary).plain
    if !codes.isEmpty { description += "\n\nCodes:\n" + codes.map(line).joined() }
    let shown = examples.instances[error.message.index].filter { place in
      code?.isShown(in: standard.examples[place].value, by: codes) ?? false
    }
    return .object(
      present: ("description", .string(description)), ("x-dci-id", .string(message.id)),
      ("x-dci-error-codes", code.map { errorCodes($0, codes) }),
      ("content", ["application/json": content(names[error.message], shown)]))
  }

  private func errorCodes(_ code: OpenAPIErrorCode, _ codes: [Code]) -> Draft {
    .object(
      present: ("directory", .string(standard[code.directory].metadata.id)),
      ("codes", codes.isEmpty ? nil : .array(codes.map { .string($0.value) })))
  }
}

/// The attribute of an error's message that says as a code what went wrong.
///
/// It is the first one, in the order in which a reader meets them, whose directory says in a column `http_status` which
/// status goes with a code. Where there is none, it is an attribute called `code`, and which of its codes come with a
/// status is not known.
struct OpenAPIErrorCode: Sendable {
  /// The names that lead to it.
  private let path: [String]
  let directory: Link<CodeDirectory>
  /// The place of the column in the directory.
  private let column: Int?

  init?(in message: Link<DataObject>, _ standard: Standard) {
    var known: OpenAPIErrorCode?
    var called: OpenAPIErrorCode?
    var met: Set<Link<DataObject>> = []
    func visit(_ link: Link<DataObject>, _ path: [String]) {
      guard known == nil, met.insert(link).inserted else { return }
      for attribute in standard[link].attributes where known == nil {
        let path = path + [attribute.name]
        switch attribute.type {
        case .code(let directory):
          let column = standard[directory].columns.firstIndex { $0.name == "http_status" }
          let code = OpenAPIErrorCode(path: path, directory: directory, column: column)
          if column != nil { known = code } else if attribute.name == "code", called == nil { called = code }
        case .object(let link): visit(link, path)
        case .data, .choice, .parameter: break
        }
      }
    }
    visit(message, [])
    guard let found = known ?? called else { return nil }
    self = found
  }

  private init(path: [String], directory: Link<CodeDirectory>, column: Int?) {
    self.path = path
    self.directory = directory
    self.column = column
  }

  /// The codes that come with an HTTP status; none when the directory does not say.
  func codes(with status: Int, in standard: Standard) -> [Code] {
    guard let column else { return [] }
    return standard[directory].codes.filter { $0.columns[column] == String(status) }
  }

  /// Whether a message holds one of the codes.
  func isShown(in message: JSON, by codes: [Code]) -> Bool {
    var values = [message]
    for name in path {
      values = values.flatMap { value -> [JSON] in
        switch value[name] {
        case .array(let elements)?: elements
        case let value?: [value]
        case nil: []
        }
      }
    }
    return values.contains { value in codes.contains { .string($0.value) == value } }
  }
}
