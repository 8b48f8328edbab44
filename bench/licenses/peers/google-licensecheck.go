// Answers for github.com/google/licensecheck, by the protocol of bench/licenses/README.md.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/google/licensecheck"
)

type answer struct {
	Path  string   `json:"path"`
	Found []string `json:"found"`
	Ms    float64  `json:"ms"`
	Cpu   float64  `json:"cpu"`
}

func main() {
	if len(os.Args) > 1 {
		printVersion("github.com/google/licensecheck")
		return
	}
	out := json.NewEncoder(os.Stdout)
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		text, err := os.ReadFile(paths.Text())
		if err != nil {
			panic(err)
		}
		start, cpu := time.Now(), cpuMilliseconds()
		coverage := licensecheck.Scan(text)
		ms := float64(time.Since(start).Nanoseconds()) / 1e6
		cpu = cpuMilliseconds() - cpu
		found := []string{}
		for _, match := range coverage.Match {
			found = append(found, match.ID)
		}
		out.Encode(answer{paths.Text(), found, ms, cpu})
	}
}

// Processor time of this process so far, over all threads.
func cpuMilliseconds() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func printVersion(module string) {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			fmt.Println(dependency.Version)
		}
	}
}
