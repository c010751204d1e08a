import Platform

/// Writes a line to standard output at once: what is buffered would be lost with `exitAtOnce`.
func say(_ text: String) { _ = try? standardOutput.write((text + "\n").utf8) }

private let standardOutput = Descriptor(owning: 1, path: "standard output")
