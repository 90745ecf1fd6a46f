package import Printing

/// A condition that every instance of an object keeps, beyond types and cardinalities.
package final class BusinessRule: Sendable {
  package let metadata: Metadata
  /// The object of which it speaks, and all that extend it.
  package let subject: Link<DataObject>
  package let parameters: [Parameter]
  /// When it applies; nil when always.
  package let condition: Formula?
  /// What then holds.
  package let requirement: Formula
  /// The two as the author wrote them.
  package let conditionText: String?
  package let requirementText: String
  /// The attribute to blame, from the outside in; nil for the first one in the requirement.
  package let blamed: [String]?
  /// What the person reads who entered the data.
  package let message: Text

  package init(
    metadata: Metadata, subject: Link<DataObject>, parameters: [Parameter], condition: Formula?, requirement: Formula,
    conditionText: String?, requirementText: String, blamed: [String]?, message: Text
  ) {
    self.metadata = metadata
    self.subject = subject
    self.parameters = parameters
    self.condition = condition
    self.requirement = requirement
    self.conditionText = conditionText
    self.requirementText = requirementText
    self.blamed = blamed
    self.message = message
  }

  /// A value that a country may set.
  package struct Parameter: Sendable {
    package let name: String
    package let type: Link<DataType>
    /// What holds where nothing is set.
    package let defaultValue: JSON
    package let summary: Text

    package init(name: String, type: Link<DataType>, defaultValue: JSON, summary: Text) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
      self.summary = summary
    }
  }
}
