/// What somebody implements: a module with endpoints, together with what its processes need of earlier modules.
///
/// The first module is no interface, since the others share it; a standard whose only endpoints are in its first module
/// has none apart from the whole.
package struct Interface: Sendable {
  package let module: Link<Module>
  /// Its own endpoints, those that its processes call, and the answers to them, in the order of the standard.
  package let endpoints: [Link<Endpoint>]
  /// Its own processes and those on which they build, in the order of the standard.
  package let processes: [Link<Process>]
}

extension Standard {
  /// In the order of the modules.
  package var interfaces: [Interface] {
    let modules = Set(endpoints.map(\.metadata.module.index)).subtracting([0])
    return modules.sorted().map { interface(of: Link($0)) }
  }

  private func interface(of module: Link<Module>) -> Interface {
    var reached = Set<Link<Process>>()
    var waiting = processes.indices.filter { processes[$0].metadata.module == module }.map { Link<Process>($0) }
    while let process = waiting.popLast() {
      if reached.insert(process).inserted { waiting += self[process].uses }
    }
    var called = Set(reached.flatMap { self[$0].endpoints })
    called.formUnion(endpoints.indices.filter { endpoints[$0].metadata.module == module }.map { Link($0) })
    called.formUnion(called.compactMap { self[$0].callback })
    return Interface(
      module: module, endpoints: called.sorted { $0.index < $1.index },
      processes: reached.sorted { $0.index < $1.index })
  }
}

extension Process {
  /// The endpoints that are called in its steps or on another way that it may take; some may stand there twice.
  package var endpoints: [Link<Endpoint>] {
    steps.compactMap(\.endpoint) + (alternatives + exceptions).compactMap(\.endpoint)
  }
}
