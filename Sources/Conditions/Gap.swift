/// Why a rule cannot be said as a condition, or a condition not in some language.
package enum Gap: Error, CaseIterable {
  case comparesAttributes, computes, readsText, ordersDates, overlap, repetition, lists, openValue, lostInTranslation

  /// A sentence about the rule.
  package var reason: String {
    switch self {
    case .comparesAttributes: "The rule compares one attribute with another."
    case .computes: "The rule computes with attributes."
    case .readsText: "The rule reads a text as a number, or a date-time as a date."
    case .ordersDates: "The rule asks which date is the earlier one."
    case .overlap: "The rule asks whether periods overlap."
    case .repetition: "The rule asks whether values repeat."
    case .lists: "The rule counts values of lists that stand in lists."
    case .openValue: "The rule speaks of a value whose form is open."
    case .lostInTranslation: "The rule speaks of what is not the same any more in RDF."
    }
  }
}
