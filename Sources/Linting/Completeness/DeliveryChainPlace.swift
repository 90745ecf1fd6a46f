import Diagnostics
import Model
import Source

/// Every process has its place on the delivery chain.
struct DeliveryChainPlace: Rule {
  static let documentation = RuleDocumentation(
    code: "delivery-chain-place",
    summary: "When the standard has a delivery chain, every process says to which of its phases it belongs.",
    why:
      "Ministries plan by phases, from reaching people to accompanying them; a process without a place is not found.",
    bad: "process: PRS.EMP.01\npurpose: …",
    good: "process: PRS.EMP.01\npurpose: …\ndelivery_chain: [enrolment, case_management]")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    if standard.deliveryChain.isEmpty { return }
    let phases = standard.deliveryChain.map { "`\($0.key)`" }.joined(separator: ", ")
    for process in standard.processes
    where process.deliveryChain.isEmpty && process.metadata.status == .published {
      diagnostics.report(
        Diagnostic(
          Self.documentation.code, "`\(process.metadata.reference)` has no place on the delivery chain",
          at: process.metadata.origin.span, help: "add `delivery_chain: ` with one or more of \(phases)"))
    }
  }
}
