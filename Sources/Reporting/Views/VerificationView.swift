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

    /// Whether all holds that can be compared; of nothing it does not.
    package static func isProved(_ proofs: [Proof]) -> Bool {
        proofs.contains { $0.isProved == true } && !proofs.contains { $0.isProved == false }
    }

    private func title(_ text: String) -> String { style.paint(Printable.text(text), .bold) }

    private func line(_ proof: Proof) -> String {
        let mark =
            switch proof.isProved {
            case true?: style.paint("✓", .green)
            case false?: style.paint("✗", .red)
            case nil: "·"
            }
        // Somebody who reads what is wrong needs all of it.
        return "\(mark) \(Printable.text("\(proof.subject): \(proof.sentence)"))"
    }

    private func closing(_ proofs: [Proof]) -> String {
        let (wrong, open) = (proofs.count { $0.isProved == false }, proofs.count { $0.isProved == nil })
        let all = proofs.count == 1 ? "1 check" : "\(proofs.count) checks"
        guard Self.isProved(proofs) else {
            let rest = open > 0 ? " \(open) could not be compared." : ""
            return style.paint("Not proved: \(wrong) of \(all) \(wrong == 1 ? "does" : "do") not hold.\(rest)", .red)
        }
        if open == 0 { return style.paint("Proved: all of \(all) hold.", .green) }
        return style.paint(
            "Proved as far as it can be compared here: \(proofs.count - open) of \(all) hold, \(open) could not be "
                + "compared.", .green)
    }
}
