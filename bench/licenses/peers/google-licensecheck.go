// Answers for github.com/google/licensecheck, by the protocol of bench/licenses/README.md.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/google/licensecheck"
)

type answer struct {
	Path  string   `json:"path"`
	Found []string `json:"found"`
	Ms    float64  `json:"ms"`
}

func main() {
	if len(os.Args) > 1 {
		printVersion("github.com/google/licensecheck")
		return
	}
	licensecheck.Scan(nil) // builds its patterns
	out := json.NewEncoder(os.Stdout)
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		text, err := os.ReadFile(paths.Text())
		if err != nil {
			panic(err)
		}
		start := time.Now()
		coverage := licensecheck.Scan(text)
		ms := float64(time.Since(start).Nanoseconds()) / 1e6
		found := []string{}
		for _, match := range coverage.Match {
			found = append(found, match.ID)
		}
		out.Encode(answer{paths.Text(), found, ms})
	}
}

func printVersion(module string) {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			fmt.Println(dependency.Version)
		}
	}
}
