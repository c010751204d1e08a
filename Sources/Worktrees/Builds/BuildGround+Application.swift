import Platform

extension BuildGround {
    /// Writes what was put together into the project: files that differ, and no other.
    ///
    /// It can be done again after every interruption. Files that somebody has changed meanwhile stay as they are where the
    /// result does not touch them; where it does nothing at all is written. The user's index is not used.
    ///
    /// - Throws: `WorktreeError.Code.taken` where the project has changed meanwhile.
    package func apply() async throws(WorktreeError) {
        try await aside { () throws(WorktreeError) in
            guard let base = try found(.base), let result = try found(.merged) else { return }
            try set(.applying, result)
            do throws(WorktreeError) { try write(result, onto: base) } catch {
                // A resume begins with the project as it is then.
                if error.code == .taken { try set(.applying, nil) }
                throw error
            }
        }
    }

    private func write(_ result: String, onto base: String) throws(WorktreeError) {
        let original = try git.text(["rev-parse", "--path-format=absolute", "--git-dir"]) + "/index"
        try TemporaryIndex.with(copyOf: original) { (index) throws(WorktreeError) in
            let git = git.with(variables: ["GIT_INDEX_FILE=" + index], options: TemporaryIndex.options)
            try git.text(["add", "-A", "--", "."] + excluded.map { ":(exclude,top,literal)" + $0 })
            let present = try git.text(["write-tree"])
            let target = try target(base, present, result)
            guard target != present else { return }
            try checkRoom(from: present, to: target, git)
            try git.text(["read-tree", "-m", "-u", present, target])
        }
    }

    /// The tree that the project is to have: the result, with what was changed meanwhile elsewhere.
    private func target(_ base: String, _ present: String, _ result: String) throws(WorktreeError) -> String {
        // The usual case, also where an earlier engine was killed in the middle.
        if try entries(from: base, to: present).isSubset(of: entries(from: base, to: result)) {
            return try tree(of: result)
        }
        let merged: GitResult? = try TemporaryIndex.with(copyOf: nil) { (index) throws(WorktreeError) in
            let git = git.with(variables: ["GIT_INDEX_FILE=" + index], options: TemporaryIndex.options)
            guard try git.run(["read-tree", "-i", "-m", "--aggressive", base, present, result]).isSuccess else {
                return nil
            }
            return try git.run(["write-tree"])
        }
        if let merged, merged.isSuccess { return merged.text }
        let ours = Set(try changes(from: base, to: result))
        let both = try changes(from: base, to: present).filter(ours.contains).sorted()
        throw changed(both.isEmpty ? "files" : both.prefix(5).joined(separator: ", "))
    }

    /// What has become of each path that differs: its mode, object and name.
    private func entries(from one: String, to other: String) throws(WorktreeError) -> Set<[String]> {
        let parts = try difference(["--raw", "--no-abbrev", one, other])
        return Set(
            stride(from: 0, to: parts.count - 1, by: 2).map { index in
                let words = parts[index].split(separator: " ").map(String.init)
                return words.indices.filter { $0 == 1 || $0 >= 3 }.map { words[$0] } + [parts[index + 1]]
            })
    }

    private func changed(_ what: String) -> WorktreeError {
        WorktreeError(
            .taken,
            "The project \(repository.top) has changed while its builders worked: \(what). Nothing was written there; "
                + "what the builders have made is in \(merging.path). `teambot resume` puts it together with the project "
                + "as it is now.")
    }

    /// Refuses to write where something stands that git has not told of, such as an ignored file.
    private func checkRoom(from present: String, to target: String, _ git: Git) throws(WorktreeError) {
        let gone = Set(try changes(from: present, to: target, "D"))
        for path in try changes(from: present, to: target, "A") {
            let steps = path.split(separator: "/")
            for count in steps.indices.dropFirst() {
                let parent = steps[..<count].joined(separator: "/")
                guard let kind = FileSystem.kind(repository.top + "/" + parent) else { break }
                if kind != .directory, !gone.contains(parent) { throw changed(parent) }
            }
            switch FileSystem.kind(repository.top + "/" + path) {
            case nil: continue
            case .directory:
                let foreign = try git.run([
                    "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", ":(top,literal)" + path,
                ])
                if let first = foreign.parts.first { throw changed(first) }
            default: throw changed(path)
            }
        }
    }
}
