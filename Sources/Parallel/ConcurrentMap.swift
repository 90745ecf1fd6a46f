import Synchronization

/// Applies a function to every element, on at most `jobs` threads, and keeps the order. One job runs in place.
///
/// Workers take the next element when they are free, so that a large one holds up only itself.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  let workers = min(max(jobs, 1), elements.count)
  guard workers > 1 else { return elements.map(transform) }
  let queue = Queue()
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<workers {
      group.addTask {
        var done: [(Int, Result)] = []
        while let index = queue.take(below: elements.count) { done.append((index, transform(elements[index]))) }
        return done
      }
    }
    var results: [Result?] = Array(repeating: nil, count: elements.count)
    for await part in group {
      for (index, result) in part { results[index] = result }
    }
    return results.map { result in
      guard let result else { preconditionFailure("every element has been taken by a worker") }
      return result
    }
  }
}

/// Hands out indices, each once.
private final class Queue: Sendable {
  private let next = Atomic(0)

  func take(below count: Int) -> Int? {
    let index = next.add(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }
}
