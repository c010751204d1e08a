import JSONText
import StateMachine

/// One objective on its way into a session, with all that must be known before its run begins.
package struct QueuedObjective: Sendable, Equatable {
    /// The file, absolute and without links.
    package var file: String
    package var title: String
    /// The SHA-256 of the file as it was handed in.
    package var digest: String
    package var priority: Int
    /// The files of the objectives that it needs, absolute.
    package var needs: [String]
    /// How often it is tried again; nil leaves it to the session.
    package var retries: Int?
    /// The batches of a plan that are to be done; nil for all.
    package var batches: String?

    /// The positions of objectives, those that others need first, else as they were given.
    static func order(of objectives: [QueuedObjective]) -> [Int] {
        let positions = Dictionary(objectives.enumerated().map { ($1.file, $0) }) { first, _ in first }
        return DependencyOrder(objectives.map { $0.needs.compactMap { positions[$0] } }).order
    }

    /// The event that queues it.
    ///
    /// - Parameter needs: the numbers of those that it needs.
    func event(needs: [Int], submission: String? = nil) -> Event {
        Event(.executionQueued).with {
            $0.objectiveFile = file
            $0.objectiveName = title
            $0.objectiveDigest = digest
            $0.priority = priority == 0 ? nil : priority
            $0.needs = needs.isEmpty ? nil : needs
            $0.retries = retries
            $0.batches = batches
            $0.submission = submission
        }
    }

    /// The text of a file in the inbox.
    func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("objective_file", file)
            object.member("objective_name", title)
            object.member("objective_sha256", digest)
            object.member("priority", priority)
            object.member("needs", needs)
            object.member("retries", retries)
            object.member("batches", batches)
        }
        return writer.bytes + [10]
    }

    /// Reads a file of the inbox; nil where it is none.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes), value["schema_version"]?.integer == 1,
            let file = value["objective_file"]?.string, file.hasPrefix("/"),
            let title = value["objective_name"]?.string, let digest = value["objective_sha256"]?.string
        else { return nil }
        self.init(
            file: file, title: title, digest: digest, priority: value["priority"]?.integer ?? 0,
            needs: value["needs"]?.elements?.compactMap(\.string) ?? [], retries: value["retries"]?.integer,
            batches: value["batches"]?.string)
    }

    init(
        file: String, title: String, digest: String, priority: Int, needs: [String], retries: Int?, batches: String?
    ) {
        self.file = file
        self.title = title
        self.digest = digest
        self.priority = priority
        self.needs = needs
        self.retries = retries
        self.batches = batches
    }
}
