select * from read_parquet($folder || '/feed_manifest.parquet')
