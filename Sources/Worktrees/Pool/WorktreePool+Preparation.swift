import Platform

extension WorktreePool {
    /// Looks at what earlier sessions have left, once at the beginning of a session: what nobody needs is removed, and
    /// whatever anybody might need is left alone.
    ///
    /// - Returns: what was done, and what not and why, as sentences.
    package func prepare() async -> [String] {
        let owned = owned
        return await onOwnThread { Leftover.others(owned).compactMap { $0.settle() } }
    }
}
