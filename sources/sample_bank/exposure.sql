select * from read_parquet($folder || '/exposure.parquet')
