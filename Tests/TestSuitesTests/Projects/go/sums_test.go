package sums

import "testing"

func TestOne(t *testing.T) {}

func TestTwo(t *testing.T) {
	t.Run("with space", func(t *testing.T) { t.Fatal("no") })
}
