package import RunStorage

/// What `teambot verify` shows: what is proved and what is not, a line each, by stage, and what it comes to.
package struct VerificationView {
    private let feature: String
    private let style: Style

    /// A verification as text that ends with a line end.
    package static func render(_ proofs: [Proof], feature: String, style: Style) -> String {
        let view = VerificationView(feature: feature, style: style)
        var (lines, stage): ([String], String?) = ([view.title("The run \(feature)")], nil)
        for proof in proofs {
            if proof.stage != stage, let name = proof.stage { lines += ["", view.title(name)] }
            stage = proof.stage
            lines.append(view.line(proof))
        }
        return (lines + ["", view.closing(proofs)]).joined(separator: "\n") + "\n"
    }

    /// Whether all holds; of nothing it does not.
    package static func isProved(_ proofs: [Proof]) -> Bool { !proofs.isEmpty && proofs.allSatisfy(\.isProved) }

    private func title(_ text: String) -> String { style.paint(Printable.text(text), .bold) }

    private func line(_ proof: Proof) -> String {
        let mark = style.paint(proof.isProved ? "✓" : "✗", proof.isProved ? .green : .red)
        // Somebody who reads what is wrong needs all of it.
        return "\(mark) \(Printable.text("\(proof.subject): \(proof.sentence)"))"
    }

    private func closing(_ proofs: [Proof]) -> String {
        let open = proofs.count { !$0.isProved }
        let all = proofs.count == 1 ? "1 check" : "\(proofs.count) checks"
        if Self.isProved(proofs) { return style.paint("Proved: all of \(all) hold.", .green) }
        return style.paint("Not proved: \(open) of \(all) \(open == 1 ? "does" : "do") not hold.", .red)
    }
}
