import RunStorage

/// What the page may load and run: nothing but its own style and its own script, by their digests.
struct ContentPolicy {
    let style: String
    let script: String

    /// The policy's text.
    var text: String {
        "default-src 'none'; style-src '\(Self.source(style))'; script-src '\(Self.source(script))'; "
            + "base-uri 'none'; form-action 'none'"
    }

    /// How a policy names a text by its digest.
    static func source(_ text: String) -> String {
        "sha256-" + Base64.encode(hexadecimal: Digest.sha256(text.utf8))
    }
}
