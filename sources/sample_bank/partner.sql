select * from read_parquet($folder || '/partner.parquet')
