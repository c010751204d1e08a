/// Whose name commits bear.
enum Identity {
    /// Variables for what git's configuration does not say: the name teambot. What it says is not repeated.
    static func variables(_ git: Git) throws(WorktreeError) -> [String] {
        let result = try git.run([
            "config", "-z", "--name-only", "--get-regexp", #"^(user|author|committer)\.(name|email)$"#,
        ])
        let known = Set(result.parts)
        return [("author", "name"), ("author", "email"), ("committer", "name"), ("committer", "email")]
            .compactMap { role, part in
                if known.contains("user.\(part)") || known.contains("\(role).\(part)") { return nil }
                let variable = "GIT_\(role.uppercased())_\(part.uppercased())"
                return git.hasVariable(variable) ? nil : variable + (part == "name" ? "=teambot" : "=teambot@localhost")
            }
    }
}
