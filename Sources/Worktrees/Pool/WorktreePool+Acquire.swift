import Platform

extension WorktreePool {
    /// A worktree for one objective, on a new branch of its own; with `earlier`, that one again as it was left, or made
    /// anew from its branch where its directory is gone.
    package func acquire(feature: String, earlier: Worktree?) async throws(WorktreeError) -> Worktree {
        try checkOpen()
        if let earlier { return try await again(earlier, feature) }
        while true {
            if let name = firstFree {
                set(name, .making, feature: feature)
                if let worktree = await reuse(name, feature) { return try await prepared(worktree) }
            } else if entries.values.count(where: { $0.state == .cleaning }) > waiters.count {
                let answer = await wait()
                if case .free(let name) = answer {
                    if let worktree = await reuse(name, feature) { return try await prepared(worktree) }
                } else {
                    try check(answer)
                }
            } else {
                return try await prepared(try await makeNew(feature))
            }
            try checkOpen()
        }
    }

    private var firstFree: String? {
        status.first { $0.state == .free }?.name
    }

    private func checkOpen() throws(WorktreeError) {
        if isClosed { throw WorktreeError(.cancelled, "The session is at its end; there are no more worktrees.") }
    }

    private func check(_ answer: WorktreeWaiters.Answer) throws(WorktreeError) {
        switch answer {
        case .free, .makeOne: return
        case .cancelled: throw WorktreeError(.cancelled, "A worktree is not wanted any more.")
        case .tooLate:
            let busy = status.filter { $0.state != .free && $0.state != .kept }
                .map { "\($0.path) (\($0.feature), \($0.state.rawValue))" }
            throw WorktreeError(
                .noneFree,
                "No worktree has become free within \(Int(settings.acquireSeconds)) s: "
                    + "\(busy.joined(separator: ", ")). Wait longer with `--acquire-timeout`.")
        }
    }

    /// Waits until one of those that are being cleaned is free, or will never be.
    private func wait() async -> WorktreeWaiters.Answer {
        let ticket = waiters.ticket()
        let limit = Task { [sleep, settings] in
            try await sleep(settings.acquireSeconds)
            self.answer(ticket, .tooLate)
        }
        defer { limit.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiters.append(ticket, continuation)
                if Task.isCancelled { waiters.answer(ticket, .cancelled) }
            }
        } onCancel: {
            Task { await self.answer(ticket, .cancelled) }
        }
    }

    private func answer(_ ticket: Int, _ answer: WorktreeWaiters.Answer) { waiters.answer(ticket, answer) }

    /// Puts a clean worktree onto a new branch: its files are those of the base already. Nil where that cannot be done;
    /// then it is removed.
    private func reuse(_ name: String, _ feature: String) async -> Worktree? {
        guard let free = entries[name]?.worktree else { return nil }
        set(name, .making, feature: feature)
        do throws(WorktreeError) {
            let owned = owned
            let worktree = try await aside { () throws(WorktreeError) in try owned.reuseAside(free, feature) }
            entries[name]?.worktree = worktree
            return worktree
        } catch {
            await discard(name)
            return nil
        }
    }

    /// Makes a worktree that there has not been yet.
    private func makeNew(_ feature: String) async throws(WorktreeError) -> Worktree {
        while true {
            let name = nextName()
            let placed = Worktree(
                name: name, path: owned.directory + "/" + name, prefix: repository.prefix, branch: "", base: base)
            entries[name] = Entry(worktree: placed, state: .making, feature: feature, since: Self.now())
            do throws(WorktreeError) {
                let (owned, base) = (owned, base)
                let worktree = try await aside { () throws(WorktreeError) in
                    try owned.makeAside(name, feature: feature, base)
                }
                entries[name]?.worktree = worktree
                return worktree
            } catch {
                entries[name] = nil
                guard error.code == .taken, owned.isTaken(name) else { throw error }
            }
        }
    }

    /// Sees to its project's directory, runs the command that prepares it, and hands it out.
    func prepared(_ worktree: Worktree) async throws(WorktreeError) -> Worktree {
        do throws(WorktreeError) {
            // A project of which nothing is committed yet is no directory there.
            try await aside { () throws(WorktreeError) in
                try writing { () throws(SystemError) in try FileSystem.makeDirectories(worktree.project) }
            }
            try await WorktreeSetup(settings).run(in: worktree)
        } catch {
            let (owned, base) = (owned, base)
            await discard(worktree.name)
            _ = try? await aside { () throws(WorktreeError) in
                Branches(owned.repository).removeUnused(worktree.branch, base)
            }
            throw error
        }
        set(worktree.name, .busy)
        return worktree
    }

    /// Removes a worktree that is of no use; what cannot be removed stays and is not used again.
    func discard(_ name: String) async {
        guard let worktree = entries[name]?.worktree else { return }
        do throws(WorktreeError) {
            try await owned.remove(worktree)
            entries[name] = nil
        } catch {
            set(name, .broken)
        }
    }
}
