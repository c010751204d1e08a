import Testing

@testable import RunStorage

@Suite struct DigestTests {
    @Test(
        "SHA-256 gives the values of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, expected: String) {
        #expect(Digest.sha256(text.utf8) == expected)
    }

    @Test("A digest taken in parts is the digest of the whole")
    func parts() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for cut in [0, 1, 55, 56, 63, 64, 65, 128, 999] {
            var digest = Digest()
            digest.update(Array(bytes[..<cut]))
            digest.update(Array(bytes[cut...]))
            #expect(digest.finish() == Digest.sha256(bytes), "cut at \(cut)")
        }
    }

    @Test("CRC-32C gives its check value, in one piece and for every length")
    func crc() {
        #expect(Checksum.text(Checksum.crc32c(Array("123456789".utf8))) == "e3069283")
        #expect(Checksum.text(Checksum.crc32c([UInt8](repeating: 0, count: 32))) == "8a9136aa")
    }
}
