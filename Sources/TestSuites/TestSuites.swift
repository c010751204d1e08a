// TestSuites
