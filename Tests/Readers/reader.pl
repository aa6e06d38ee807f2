# Reads a reference file again and again until a file says stop: reader.pl DATABASE SQL STOP. See reader.py.
use strict;
use warnings;
use DBI;
use JSON::PP;

my ($path, $sql, $stop) = @ARGV;
open(my $file, '<', $sql) or die "$sql: $!";
my $query = do { local $/; <$file> };

sub opened {
    my $connection = DBI->connect("dbi:SQLite:uri=file:$path?mode=ro", '', '', { RaiseError => 1, PrintError => 0 });
    $connection->sqlite_busy_timeout(10_000);
    return $connection;
}

my %seen = (reads => 0, errors => [], broken => 0, backwards => 0, generation => 0);
my $kept = opened();
until (-e $stop) {
    eval {
        my $connection = $seen{reads} % 2 ? $kept : opened();
        my ($generation, $broken) = $connection->selectrow_array($query);
        $seen{broken} += $broken;
        $seen{backwards} += $generation < $seen{generation} ? 1 : 0;
        $seen{generation} = $generation;
        1;
    } or do {
        push @{ $seen{errors} }, "$@";
        $kept = opened();
    };
    $seen{reads}++;
    select(undef, undef, undef, 0.02);
}
print encode_json(\%seen), "\n";
