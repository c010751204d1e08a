/// Ranges of the numbers in `stages.json`.
enum Limits {
    static let concurrency = 1...10_000
    static let retries = 0...100
    static let refreshes = 0...100
    static let exitStatuses = 0...255
    static let iterations = 1...10_000
    static let queue = 1...1_000_000
    static let outputBytes = 4_096...(1 << 40)
    static let tokens = 1...1_000_000_000_000
}
