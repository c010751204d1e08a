import Testing

@testable import Reporting

@Suite struct PaletteTests {
    @Test("Every colour of text is readable on every ground, in light and in dark, as level AA asks")
    func text() {
        for text in Palette.texts {
            for ground in Palette.grounds {
                #expect(Palette.contrast(text.light, ground.light) >= 4.5, "\(text.name) on \(ground.name) in light")
                #expect(Palette.contrast(text.dark, ground.dark) >= 4.5, "\(text.name) on \(ground.name) in dark")
            }
            #expect(Palette.contrast(text.light, 0xFFFFFF) >= 4.5, "\(text.name) on paper")
        }
    }

    @Test("Bars are told from the ground that they lie on")
    func bars() {
        for bar in Palette.surfaces where bar.name.hasPrefix("bar-") {
            #expect(Palette.contrast(bar.light, 0xFFFFFF) >= 3, "\(bar.name) in light")
            #expect(Palette.contrast(bar.dark, 0x1D2024) >= 3, "\(bar.name) in dark")
        }
    }

    @Test("Contrast is measured as the guidelines do")
    func measure() {
        #expect(abs(Palette.contrast(0x000000, 0xFFFFFF) - 21) < 0.001)
        #expect(abs(Palette.contrast(0x777777, 0xFFFFFF) - 4.478) < 0.001)
    }

    @Test("The policy names the page's own style and script")
    func policy() {
        #expect(ContentPolicy.source("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        let text = ContentPolicy(style: StyleSheet.text, script: PageScript.text).text
        #expect(text.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(!StyleSheet.text.contains("url(") && !StyleSheet.text.contains("</") && !PageScript.text.contains("</"))
    }
}
