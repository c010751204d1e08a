/// Counts tests of the same class and name, so that they can be told apart.
///
/// Only hashes are kept, of at most `ReportLimits.remembered` tests; beyond, none is taken for a repetition.
package final class Repetitions {
    private var seen: Set<Int> = []
    private var repeated: [Int: Int] = [:]

    /// Makes a count in which nothing was seen.
    package init() {}

    /// Which test of this class and name it is, from 1.
    func next(className: String?, name: String) -> Int {
        var hasher = Hasher()
        hasher.combine(className)
        hasher.combine(name)
        let hash = hasher.finalize()
        guard !seen.contains(hash) else {
            let number = repeated[hash, default: 1] + 1
            repeated[hash] = number
            return number
        }
        if seen.count < ReportLimits.remembered { seen.insert(hash) }
        return 1
    }
}
