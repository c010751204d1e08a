/// A version of a program, as it tells it.
package struct ProgramVersion: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// Its numbers, the weightiest first.
    package let numbers: [Int]

    /// Makes a version.
    package init(_ numbers: [Int]) { self.numbers = numbers }

    /// Finds the first version in what a program prints; nil where there is none.
    package init?(in text: String) {
        let words = text.prefix(4_096).split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
        for word in words {
            let numbers = word.split(separator: ".").compactMap { Int($0) }
            guard numbers.count >= 2 else { continue }
            self.init(Array(numbers.prefix(3)))
            return
        }
        return nil
    }

    package var description: String { numbers.map(String.init).joined(separator: ".") }

    package static func < (left: ProgramVersion, right: ProgramVersion) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
