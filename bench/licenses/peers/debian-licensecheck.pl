# Answers for Debian's licensecheck, by the protocol of bench/licenses/README.md.
# The same as `licensecheck --shortname-scheme=spdx --lines=0`, in one process.
use v5.12;
use warnings;

use lib '/usr/share/licensecheck';
use App::Licensecheck;
use JSON::PP;
use String::License::Naming::Custom;
use Time::HiRes qw(clock time);

$| = 1;
my $naming = String::License::Naming::Custom->new( schemes => [qw(spdx internal)] );
my $app = App::Licensecheck->new( top_lines => 0, encoding => 'utf8', naming => $naming );
my $json = JSON::PP->new->utf8;

while ( my $path = <STDIN> ) {
	chomp $path;
	my ( $started, $cpu ) = ( time, clock );
	my ($license) = eval { $app->parse($path) };
	my ( $ms, $cpu_ms ) = map { $_ * 1000 } time - $started, clock - $cpu;
	say $json->encode( { path => $path, found => [ $license // 'UNKNOWN' ], ms => $ms, cpu => $cpu_ms } );
}
