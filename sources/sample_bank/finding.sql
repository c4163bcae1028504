select * from read_parquet($folder || '/finding.parquet')
