select * from read_parquet($folder || '/peer.parquet')
