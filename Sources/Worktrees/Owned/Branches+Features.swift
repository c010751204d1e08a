extension Branches {
    /// Makes a branch for a feature, of the first name that nobody has.
    func make(feature: String, _ base: String) throws(WorktreeError) -> String {
        if let name = try attempt(BranchName.candidate(feature, number: 1, isBelow: true), base) { return name }
        // Where there is a branch `teambot`, git has no room for any below it.
        let isBelow = try !exists("teambot")
        for number in (isBelow ? 2 : 1)...1_000 {
            let name = BranchName.candidate(feature, number: number, isBelow: isBelow)
            if let name = try attempt(name, base) { return name }
        }
        throw WorktreeError(
            .taken, "There are a thousand branches for \(feature) already; remove some with `git branch -d`.")
    }

    private func attempt(_ name: String, _ base: String) throws(WorktreeError) -> String? {
        do throws(WorktreeError) {
            try make(name, base)
            return name
        } catch {
            guard error.code == .taken else { throw error }
            return nil
        }
    }
}
