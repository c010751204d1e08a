extension Branches {
    /// Makes a branch for a feature of a session, of the first name that nobody has. One that an engine of the session
    /// had made when it was killed is found again.
    func make(feature: String, _ base: String, session: String) throws(WorktreeError) -> String {
        let maker = "\(feature) of \(session)"
        if let name = try attempt(BranchName.candidate(feature, number: 1, isBelow: true), base, maker) { return name }
        // Where there is a branch `teambot`, git has no room for any below it.
        let isBelow = try !exists("teambot")
        for number in (isBelow ? 2 : 1)...1_000 {
            let name = BranchName.candidate(feature, number: number, isBelow: isBelow)
            if let name = try attempt(name, base, maker) { return name }
        }
        throw WorktreeError(
            .taken, "There are a thousand branches for \(feature) already; remove some with `git branch -d`.")
    }

    private func attempt(_ name: String, _ base: String, _ maker: String) throws(WorktreeError) -> String? {
        do throws(WorktreeError) {
            try make(name, base, for: maker)
            return name
        } catch {
            guard error.code == .taken else { throw error }
            return try isUnused(name, base, madeFor: maker) ? name : nil
        }
    }
}
