import Agents
import Platform
import RunStorage
import StateMachine

/// What one reviewer has said in one iteration.
struct Review: Sendable {
    /// The reviewer's name.
    let reviewer: String
    /// Where the reply is.
    let directory: AttemptDirectory
    /// What the reply comes to.
    let verdict: Verdict

    /// Whether the work may go on, as far as this reviewer is concerned.
    var isApproved: Bool { if case .approved = verdict { true } else { false } }

    /// The verdict as the journal knows it.
    var kind: VerdictKind { isApproved ? .approved : .rejected }

    /// The end of the reply without the marker words, at most so many bytes of the reply.
    func feedback(last count: Int) throws -> String {
        try VerdictReader.feedback(String(decoding: directory.readReply(last: count), as: UTF8.self))
    }

    /// Reads the verdict from a whole reply, however large it is.
    static func verdict(in directory: AttemptDirectory) async throws -> Verdict {
        try await FileWork.run(on: directory.replyBytes()) { try readVerdict(in: directory) }
    }

    /// The same for threads that may wait.
    static func readVerdict(in directory: AttemptDirectory) throws(StorageError) -> Verdict {
        var scan = VerdictScan()
        let output = try directory.openReply()
        let isRead: Void? = try AttemptDirectory.unlessAbsent { () throws(SystemError) in
            while let part = try output?.read(1 << 18), !part.isEmpty { scan.take(part) }
        }
        return isRead == nil ? .rejected("What the reviewer has printed cannot be read.") : scan.verdict()
    }
}
