import Platform

/// A call on a file that a traced program has made, or was about to make.
struct TracedCall: Sendable {
    /// Its place among the counted calls, from 1.
    let number: Int
    /// The name of the system call.
    let name: String
    /// Whether it changes something; opening may be only for reading.
    let changes: Bool
    /// The file.
    let path: String
    /// Whether something was done to it.
    fileprivate(set) var isHit = false

    /// Every call in a tracer's log.
    static func all(in log: String) -> [TracedCall] {
        let text = String(decoding: (try? FileSystem.read(log)) ?? [], as: UTF8.self)
        var calls: [TracedCall] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if line == "hit", let last = calls.indices.last {
                calls[last].isHit = true
            } else if fields.count == 4, let number = Int(fields[0]) {
                calls.append(
                    TracedCall(
                        number: number, name: String(fields[1]), changes: fields[2] == "changes",
                        path: String(fields[3])))
            }
        }
        return calls
    }
}
