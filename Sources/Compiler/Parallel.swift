/// Applies a function to every element, on at most `jobs` threads, and keeps the order. One job runs in place.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) throws -> Result
) async rethrows -> [Result] {
  let workers = min(max(jobs, 1), elements.count)
  guard workers > 1 else { return try elements.map(transform) }
  return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for worker in 0..<workers {
      // Interleaved, so that one folder of large files does not fall to one worker.
      group.addTask {
        try stride(from: worker, to: elements.count, by: workers).map { ($0, try transform(elements[$0])) }
      }
    }
    var results: [Result?] = Array(repeating: nil, count: elements.count)
    for try await part in group {
      for (index, result) in part { results[index] = result }
    }
    return results.map { result in
      guard let result else { preconditionFailure("every element has been given to a worker") }
      return result
    }
  }
}
