# Answers for licensee, by the protocol of bench/licenses/README.md.
#
# The class of a file follows its name, as in a project. licensee would not open a file of any other name;
# here it is read as a license file, so that no case is lost by its name.
require "json"
require "licensee"

if ARGV.any?
  puts Licensee::VERSION
  exit
end

Files = Licensee::ProjectFiles

# The clock, and the processor time of this process.
def milliseconds
  [Process::CLOCK_MONOTONIC, Process::CLOCK_PROCESS_CPUTIME_ID].map do |clock|
    Process.clock_gettime(clock, :float_millisecond)
  end
end

def license_of(text, name)
  file =
    if Files::PackageManagerFile.name_score(name).positive?
      Files::PackageManagerFile.new(text, name)
    elsif Files::ReadmeFile.name_score(name).positive?
      section = Files::ReadmeFile.license_content(text)
      section && Files::ReadmeFile.new(section, name)
    else
      Files::LicenseFile.new(text, name)
    end
  file&.license
end

Licensee::License.all(hidden: true, pseudo: false).each { |license| license.wordset && license.content_hash }
$stdout.sync = true
$stdin.each_line(chomp: true) do |path|
  text = File.read(path, encoding: "UTF-8").scrub
  started, cpu = milliseconds
  license = license_of(text, File.basename(path))
  ended, cpu_ended = milliseconds
  found = license && !license.pseudo_license? ? [license.spdx_id] : []
  puts JSON.generate(path: path, found: found, ms: ended - started, cpu: cpu_ended - cpu)
end
