import Platform

extension BuildGround {
    /// What a reference of the stage stands for.
    package enum Reference: Sendable, Equatable {
        /// The project as the builders have found it.
        case base
        /// The base with the results that are put together so far.
        case merged
        /// The same once it is being written into the project.
        case applying
        /// On what a task began.
        case began(task: String)
        /// What a task has left.
        case result(task: String)

        fileprivate var name: String {
            switch self {
            case .base: "base"
            case .merged: "merged"
            case .applying: "applying"
            case .began(let task): "began/" + task.replacing(" ", with: "-")
            case .result(let task): "result/" + task.replacing(" ", with: "-")
            }
        }
    }

    /// The commit of a reference; nil where there is none.
    package func commit(_ reference: Reference) async throws(WorktreeError) -> String? {
        try await aside { () throws(WorktreeError) in try found(reference) }
    }

    func found(_ reference: Reference) throws(WorktreeError) -> String? {
        let result = try git.run(["rev-parse", "--verify", "-q", "\(references)/\(reference.name)^{commit}"])
        return result.isSuccess && result.text.count >= 40 ? result.text : nil
    }

    func set(_ reference: Reference, _ commit: String?) throws(WorktreeError) {
        let name = "\(references)/\(reference.name)"
        // Nobody else writes it: a lock is what a git has left that was killed.
        try? FileSystem.removeFile("\(repository.commonDirectory)/\(name).lock")
        if let commit {
            try git.text(["update-ref", name, commit])
        } else {
            try git.text(["update-ref", "-d", name])
        }
    }

    /// Whether there is still something of the stage in the repository.
    package func isUsed() async throws(WorktreeError) -> Bool {
        try await aside { () throws(WorktreeError) in try !names().isEmpty }
    }

    /// Removes all references of the stage and all its worktrees.
    package func clear() async throws(WorktreeError) {
        try await aside { () throws(WorktreeError) in
            let names = FileSystem.list(home).filter { $0.hasPrefix(label) }.map {
                $0.hasSuffix(OwnerFile.suffix) ? String($0.dropLast(OwnerFile.suffix.count)) : $0
            }
            for name in Set(names) { try discardAside(worktree(String(name.dropFirst(label.count)))) }
            for name in try self.names() { try git.text(["update-ref", "-d", name]) }
        }
    }

    private func names() throws(WorktreeError) -> [String] {
        try git.text(["for-each-ref", "--format=%(refname)", references]).split(separator: "\n").map(String.init)
    }
}
